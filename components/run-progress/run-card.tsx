'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';

import { buttonClass } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import { counted } from '@/components/ui/words';
import type { Run } from '@/lib/api/run-contract';

import { RunActions } from './run-actions';
import { RunBadge } from './run-badge';
import { RunSteps } from './run-steps';
import {
  announcement,
  currentStep,
  durationWords,
  engineNames,
  isFinished,
  statusWords,
} from './run-words';
import { spendingWords } from './usage-words';
import { useRun } from './use-run';

interface RunCardProps {
  readonly run: Run;
  /** Whether opening its tree is the page's main action. */
  readonly prominent?: boolean;
  /** The reader may cancel, resume and answer it. */
  readonly editable: boolean;
}

/** A run as it goes: live while it does, with what can be done about it. */
export function RunCard({ run: fromPage, prominent = false, editable }: RunCardProps) {
  const router = useRouter();
  const { run, connected, show } = useRun(fromPage, () => router.refresh());
  const finished = isFinished(run);
  return (
    <article aria-label={`Run, ${statusWords(run)}`} className="rounded-lg border bg-surface p-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <RunBadge run={run} />
        <RunFacts run={run} />
        <div className="ml-auto flex items-center gap-2">
          {editable && <RunActions run={run} onRun={show} />}
          {editable && run.status === 'waiting' && (
            <Link
              href={`/runs/${run.id}`}
              className={buttonClass({ variant: 'primary', size: 'sm' })}
            >
              {run.waitingFor === 'approval' ? 'See the estimate' : 'Look through them'}
            </Link>
          )}
          {run.treeId && (
            <Link
              href={`/trees/${run.treeId}`}
              className={buttonClass({ variant: prominent ? 'primary' : 'secondary', size: 'sm' })}
            >
              Open the tree
            </Link>
          )}
        </div>
      </header>
      <p role="status" className="sr-only">
        {announcement(run)}
      </p>
      {!connected && !finished && (
        <Notice tone="warn" role="status" className="mt-3">
          The connection is lost; the run goes on. Reconnecting…
        </Notice>
      )}
      {run.error && (
        <Notice tone="danger" className="mt-3">
          {run.error}
        </Notice>
      )}
      <RunBody run={run} />
      <RunWarnings warnings={run.warnings} />
    </article>
  );
}

function RunFacts({ run }: { run: Run }) {
  const facts = [run.usage.calls > 0 && spendingWords(run.usage), durationWords(run)];
  return (
    <p className="text-ink-faint text-xs tabular-nums">
      <Link
        href={`/runs/${run.id}`}
        className="rounded-sm text-ink-soft underline decoration-line-strong underline-offset-2 hover:text-ink"
      >
        {run.model ?? engineNames[run.engine]}, <Moment at={run.createdAt} />
      </Link>
      {facts.filter(Boolean).map((fact) => ` · ${fact}`)}
    </p>
  );
}

/** The steps: in view until the run has succeeded, then folded away. */
function RunBody({ run }: { run: Run }) {
  const working = run.status === 'running' ? (currentStep(run)?.step.name ?? null) : null;
  const steps = <RunSteps steps={run.steps} current={working} />;
  if (run.steps.length === 0) return null;
  if (run.status !== 'succeeded') return <div className="mt-3.5">{steps}</div>;
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit rounded-sm text-ink-soft hover:text-ink">
        {counted(run.steps.length, 'step')}
      </summary>
      <div className="mt-2">{steps}</div>
    </details>
  );
}

function RunWarnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit rounded-sm text-warn-ink">
        {counted(warnings.length, 'warning')}
      </summary>
      <ul className="mt-1.5 max-h-60 list-disc space-y-1 overflow-y-auto pl-5 text-ink-soft">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </details>
  );
}
