import Link from 'next/link';

import { RunActions } from '@/components/run-progress/run-actions';
import { RunBadge } from '@/components/run-progress/run-badge';
import { durationWords } from '@/components/run-progress/run-words';
import { BackLink } from '@/components/ui/back-link';
import { buttonClass } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { leafLinkClass } from '@/components/ui/text-link';
import { counted } from '@/components/ui/words';
import type { Run } from '@/lib/api/run-contract';

interface RunHeaderProps {
  readonly run: Run;
  readonly topic: { readonly id: string; readonly title: string; readonly editable: boolean };
  readonly onRun: (run: Run) => void;
}

/** What ran when over what, how it stands, and what can be done. */
export function RunHeader({ run, topic, onRun }: RunHeaderProps) {
  const duration = durationWords(run);
  return (
    <header className="mb-6">
      <p className="mb-1.5 text-sm">
        <BackLink href={`/topics/${topic.id}?tab=runs`}>{topic.title}</BackLink>
      </p>
      <h1 className="wrap-anywhere font-serif text-2xl">
        {run.model === null ? 'Run of the local engine' : `Run with ${run.model}`}
      </h1>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-3">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-soft text-sm tabular-nums">
          <RunBadge run={run} />
          <span>
            {counted(run.studies, 'study', 'studies')} · <Moment at={run.createdAt} />
            {duration && ` · ${duration}`}
            {run.settings.frame && (
              <>
                {' · '}
                <Link href={`/trees/${run.settings.frame}`} className={leafLinkClass}>
                  in the categories of this tree
                </Link>
              </>
            )}
          </span>
        </p>
        <div className="ml-auto flex items-center gap-2">
          {topic.editable && <RunActions run={run} onRun={onRun} />}
          {run.treeId && (
            <Link
              href={`/trees/${run.treeId}`}
              className={buttonClass({ variant: 'primary', size: 'sm' })}
            >
              Open the tree
            </Link>
          )}
        </div>
      </div>
    </header>
  );
}
