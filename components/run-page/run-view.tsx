'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { announcement, isFinished } from '@/components/run-progress/run-words';
import { useRun } from '@/components/run-progress/use-run';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Spinner } from '@/components/ui/spinner';
import type { Call, PlaceChanges, Run, RunDecision } from '@/lib/api/run-contract';

import { Approval } from './approval';
import type { CallsReply } from './calls-pages';
import { Findings } from './findings';
import { LlmParts } from './llm-parts';
import type { PromptText } from './prompts';
import { RootReview } from './root-review';
import { RunHeader } from './run-header';
import { RunOverview } from './run-overview';
import { SettingsList } from './settings-list';
import { capsOf } from './settings-words';
import { StoppedShort } from './stopped-short';
import type { RunTab } from './tabs';

export interface RunViewProps {
  readonly run: Run;
  /** `editable`: the reader may cancel, resume and answer its runs. */
  readonly topic: { readonly id: string; readonly title: string; readonly editable: boolean };
  /** The proposals, while the run waits for them to be looked through. */
  readonly decision: RunDecision | null;
  /** The first page. */
  readonly calls: CallsReply;
  /** The call that the address asks for. */
  readonly opened: Call | null;
  /** null on the parts that do not show them. */
  readonly changes: PlaceChanges | null;
  readonly prompts: readonly PromptText[];
  readonly tab: RunTab;
}

/** The page of a run, live while it goes on. */
export function RunView({ run: fromPage, ...props }: RunViewProps) {
  const router = useRouter();
  const { run, connected, show } = useRun(fromPage, () => router.refresh());
  return (
    <Page>
      <RunHeader run={run} topic={props.topic} onRun={show} />
      <p role="status" className="sr-only">
        {announcement(run)}
      </p>
      {!connected && !isFinished(run) && (
        <Notice tone="warn" role="status" className="mb-4">
          The connection is lost; the run goes on. Reconnecting…
        </Notice>
      )}
      {props.topic.editable ? (
        <Attention run={run} decision={props.decision} onRun={show} />
      ) : (
        <Standing run={run} />
      )}
      {run.engine === 'llm' ? (
        <LlmParts {...props} run={run} />
      ) : (
        <>
          <RunOverview run={run} outputMode={null} canRunAgain={props.topic.editable} />
          <div className="space-y-6">
            {run.warnings.length > 0 && <Findings run={run} />}
            <section>
              <h2 className="mb-1 font-semibold">Settings</h2>
              <SettingsList run={run} />
            </section>
          </div>
        </>
      )}
    </Page>
  );
}

/** The same for those who may not do anything about it. */
function Standing({ run }: { run: Run }) {
  if (run.status === 'waiting')
    return <Notice className="mb-6">It waits for whoever answers for the topic.</Notice>;
  if (!run.error) return null;
  return (
    <Notice tone="danger" className="mb-6">
      {run.error}
    </Notice>
  );
}

interface AttentionProps {
  readonly run: Run;
  readonly decision: RunDecision | null;
  readonly onRun: (run: Run) => void;
}

/** What the run needs a person for, if anything. */
function Attention({ run, decision, onRun }: AttentionProps) {
  // Proposals that have been answered are not shown again while newer ones are on their way.
  const [answered, setAnswered] = useState<RunDecision | null>(null);
  if (run.status === 'failed' || run.status === 'cancelled')
    return <StoppedShort run={run} caps={capsOf(run)} onRun={onRun} />;
  if (run.status !== 'waiting') return null;
  if (run.waitingFor === 'approval')
    return run.estimate && <Approval run={run} estimate={run.estimate} onRun={onRun} />;
  if (decision === null || decision === answered) {
    return (
      <p role="status" className="mb-6 flex items-center gap-2 text-ink-faint text-sm">
        <Spinner /> Loading the root categories…
      </p>
    );
  }
  return (
    <RootReview
      key={JSON.stringify(decision)}
      run={run}
      decision={decision}
      onRun={(next) => {
        setAnswered(decision);
        onRun(next);
      }}
    />
  );
}
