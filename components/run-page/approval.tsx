'use client';

import { EstimateFigures } from '@/components/new-run/estimate-view';
import { startLabel } from '@/components/new-run/estimate-words';
import { Button } from '@/components/ui/button';
import { Failure } from '@/components/ui/notice';
import type { Run, RunEstimate } from '@/lib/api/run-contract';

import { useContinue } from './use-continue';

interface ApprovalProps {
  readonly run: Run;
  readonly estimate: RunEstimate;
  readonly onRun: (run: Run) => void;
}

/** The stop before a run that would take much. */
export function Approval({ run, estimate, onRun }: ApprovalProps) {
  const { telling, failure, tell } = useContinue(run.id, onRun);
  return (
    <section
      aria-labelledby="approval"
      className="mb-6 rounded-xl border border-warn-line p-4 sm:p-5"
    >
      <h2 id="approval" className="mb-3 font-semibold text-lg">
        Nothing has been asked yet
      </h2>
      <EstimateFigures estimate={estimate} />
      <Failure message={failure} className="mt-3" />
      <Button
        variant="primary"
        className="mt-4"
        busy={telling !== null}
        onClick={() => tell('start', {})}
      >
        {startLabel(estimate)}
      </Button>
    </section>
  );
}
