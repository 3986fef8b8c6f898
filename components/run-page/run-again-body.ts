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

/** What is left of a run that has stopped after its root categories, with so many of them (1 to 10). */
export function remainderOf(
  runId: string,
  settings: StartLlmRun,
  rootCategories: number,
): StartLlmRun {
  const maxRootCategories = Math.min(Math.max(rootCategories, 1), 10);
  return { ...settings, maxRootCategories, reuse: { runId, step: 'categories' } };
}

/** Whether a run can be taken up from this step: it has ended, and everything before it is there. */
export function canRunAgainFrom(run: Pick<Run, 'steps' | 'status'>, name: string): boolean {
  const at = run.steps.findIndex((step) => step.name === name);
  const before = run.steps.slice(0, at);
  return at !== -1 && isSteerable(name) && isFinished(run) && before.every((step) => step.finished);
}
