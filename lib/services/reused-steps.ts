import type { StartLlmRun } from '@/lib/api/run-contract';
import type { Transaction } from '@/lib/db/client';
import { getReusableRun, type ReusableRun } from '@/lib/db/runs';
import { AppError } from '@/lib/errors';
import { allSteps } from '@/lib/pipeline/llm/options';

/** Where a person's decision on the root categories lies among a run's step outputs. */
export const decisionStep = 'root-categories-decision';

export interface ReusedSteps {
  readonly from: ReusableRun;
  readonly names: readonly string[];
  /** The decision on the root categories is among them. */
  readonly decided: boolean;
}

/**
 * What a run takes over from an earlier one of the same topic: all steps before `step`.
 * Throws AppError 'not-found', or 'conflict' when the earlier run has not come that far.
 */
export async function findReusedSteps(
  on: Transaction,
  topicId: string,
  { runId, step }: NonNullable<StartLlmRun['reuse']>,
): Promise<ReusedSteps> {
  const from = await getReusableRun(on, topicId, runId);
  const names = allSteps.map(({ name }) => name as string);
  const before = names.slice(0, names.indexOf(step));
  const missing = before.find((name) => name !== 'check' && !from.finishedSteps.has(name));
  if (missing !== undefined) {
    const { label } = allSteps.find(({ name }) => name === missing) ?? { label: missing };
    throw new AppError(
      'conflict',
      `The earlier run has not finished its step “${label}”, which this one would use. Resume it first.`,
    );
  }
  const decided = before.includes('root-categories') && from.finishedSteps.has(decisionStep);
  return { from, names: decided ? [...before, decisionStep] : before, decided };
}
