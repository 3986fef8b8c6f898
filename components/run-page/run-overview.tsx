'use client';

import { RotateCcw } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

import { isSteerable, type SteerableStep } from '@/components/new-run/steps';
import { RunSteps } from '@/components/run-progress/run-steps';
import { currentStep, type RunStep } from '@/components/run-progress/run-words';
import { Button } from '@/components/ui/button';
import type { Run } from '@/lib/api/run-contract';

import { canRunAgainFrom } from './run-again-body';
import { RunUsage } from './run-usage';

const RunAgain = dynamic(() => import('./run-again').then((module) => module.RunAgain), {
  ssr: false,
});

interface RunOverviewProps {
  readonly run: Run;
  /** How the server's replies are shaped; null before the first, and for the local engine. */
  readonly outputMode: string | null;
  readonly canRunAgain: boolean;
}

/** The steps and, of a run by a language model, what it has taken. */
export function RunOverview({ run, outputMode, canRunAgain }: RunOverviewProps) {
  const [from, setFrom] = useState<SteerableStep | null>(null);
  const { settings } = run;
  const isLlm = settings.engine === 'llm';
  const working = run.status === 'running' ? (currentStep(run)?.step.name ?? null) : null;
  const action = ({ name, label }: RunStep) =>
    isSteerable(name) &&
    canRunAgainFrom(run, name) && (
      <Button
        variant="ghost"
        size="sm"
        aria-label={`Run again from here: ${label}`}
        onClick={() => setFrom(name)}
      >
        <RotateCcw aria-hidden size={13} />
        <span className="max-sm:hidden">Run again from here</span>
      </Button>
    );
  return (
    <div
      className={
        isLlm ? 'mb-8 grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_19rem]' : 'mb-8 max-w-3xl'
      }
    >
      <section aria-label="Steps">
        <RunSteps
          steps={run.steps}
          current={working}
          action={isLlm && canRunAgain ? action : undefined}
        />
      </section>
      {isLlm && <RunUsage run={run} outputMode={outputMode} />}
      {from && settings.engine === 'llm' && (
        <RunAgain run={run} settings={settings} step={from} onClose={() => setFrom(null)} />
      )}
    </div>
  );
}
