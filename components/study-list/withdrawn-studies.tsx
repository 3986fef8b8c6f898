'use client';

import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { counted } from '@/components/ui/words';
import type { WithdrawnStudy } from '@/lib/api/topic-contract';

import { useRestore } from './use-restore';

interface WithdrawnStudiesProps {
  readonly studies: readonly WithdrawnStudy[];
  /** The topic, for a reader who may bring them back. */
  readonly topicId: string | null;
}

/** The studies that were taken out of a topic, folded away. */
export function WithdrawnStudies({ studies, topicId }: WithdrawnStudiesProps) {
  if (studies.length === 0) return null;
  return (
    <details className="mt-6">
      <summary className="w-fit cursor-pointer rounded-sm text-ink-soft text-sm hover:text-ink">
        {counted(studies.length, 'withdrawn study', 'withdrawn studies')}
      </summary>
      <ul className="mt-2 divide-y rounded-lg border bg-surface">
        {studies.map((study) => (
          <li
            key={study.id}
            className="grid grid-cols-[3rem_minmax(0,1fr)_auto] items-start gap-y-1 py-2 pr-2"
          >
            <span className="pt-px pr-3 text-right text-ink-faint text-xs leading-[1.3125rem] tabular-nums">
              {study.number}
            </span>
            <div className="min-w-0">
              <p className="text-pretty break-words text-ink-soft">{study.title || 'No title'}</p>
              <p className="mt-0.5 break-words text-ink-faint text-xs">
                withdrawn <Moment at={study.withdrawnAt} />
                {study.reason && ` · ${study.reason}`}
              </p>
            </div>
            {topicId !== null && <Restore topicId={topicId} study={study} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Restore({ topicId, study }: { topicId: string; study: WithdrawnStudy }) {
  const restore = useRestore(topicId);
  return (
    <Button
      size="sm"
      className="ml-2"
      aria-label={`Restore study ${study.number}`}
      onClick={() => restore(study)}
    >
      Restore
    </Button>
  );
}
