import { isSteerable, type SteerableStep } from '@/components/new-run/steps';
import { isFinished } from '@/components/run-progress/run-words';
import type { Run, StartLlmRun } from '@/lib/api/run-contract';

/** What starts a run like the one `runId`, from `step` on, with another instruction for it ('': none). */
export function runAgainOf(
  runId: string,
  settings: StartLlmRun,
  step: SteerableStep,
  instruction: string,
): StartLlmRun {
  const { [step]: _, ...others } = settings.instructions;
  const wish = instruction.trim();
  return {
    ...settings,
    approve: false,
    instructions: wish === '' ? others : { ...others, [step]: wish },
    reuse: { runId, step },
  };
}

/** Whether a run can be taken up from this step: it has ended, and everything before it is there. */
export function canRunAgainFrom(run: Pick<Run, 'steps' | 'status'>, name: string): boolean {
  const at = run.steps.findIndex((step) => step.name === name);
  const before = run.steps.slice(0, at);
  return at !== -1 && isSteerable(name) && isFinished(run) && before.every((step) => step.finished);
}
