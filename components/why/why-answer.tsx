import Link from 'next/link';

import { CallDetail } from '@/components/model-call/call-detail';
import { Folded } from '@/components/new-run/folded';
import { quoteRange } from '@/components/study-list/quote-range';
import { Quoted } from '@/components/study-list/quoted';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Why } from '@/lib/api/run-contract';

import type { WhyProps } from './why-button';
import { confidenceWords, originWords } from './why-words';

interface WhyAnswerProps extends WhyProps {
  readonly why: Why;
}

export function WhyAnswer({ why, category, study }: WhyAnswerProps) {
  const { reason, confidence, runId, call } = why;
  return (
    <div className="space-y-4">
      {why.questioned && (
        <Notice tone="warn">
          The run’s own check doubts this place; it is the study’s only one.
        </Notice>
      )}
      <div className="space-y-1">
        <p>{originWords(why.origin, study ? 'study' : 'category')}</p>
        {reason && (
          <p className="border-leaf-line border-l-2 pl-3 font-serif text-[0.9375rem] leading-relaxed">
            {reason}
          </p>
        )}
        {confidence && (
          <p className="text-ink-soft text-sm">
            {confidenceWords(confidence, why.samples, category.name)}
          </p>
        )}
      </div>
      {study && why.quote && <Grounds quote={why.quote} study={study} />}
      {call && (
        <Folded title="The model call behind it" note={call.model}>
          <CallDetail call={call} />
        </Folded>
      )}
      {runId && (
        <Link
          href={call ? `/runs/${runId}?call=${call.id}` : `/runs/${runId}`}
          className={buttonClass({ size: 'sm' })}
        >
          {call ? 'See the call on the run’s page' : 'See the run'}
        </Link>
      )}
    </div>
  );
}

/** The quote where it stands: in the abstract, else in the title, else by itself. */
function Grounds({ quote, study }: { quote: string } & Required<Pick<WhyProps, 'study'>>) {
  const text = [study.abstract, study.title].find((each) => quoteRange(each, quote) !== null);
  return (
    <section>
      <h3 className="mb-1 font-medium text-ink-faint text-xs">It rests on these words</h3>
      <p className="whitespace-pre-line break-words text-sm leading-[1.6]">
        <Quoted text={text ?? quote} quote={quote} />
      </p>
    </section>
  );
}
