import type { StartLlmRun } from '@/lib/api/run-contract';
import type { Transaction } from '@/lib/db/client';
import { getReusableRun, type ReusableRun } from '@/lib/db/runs';
import { AppError } from '@/lib/errors';
import { stepsWith } from '@/lib/pipeline/llm/options';

import { frameStep } from './run-frame';

/** Where a person's decision on the root categories lies among a run's step outputs. */
export const decisionStep = 'root-categories-decision';

export interface ReusedSteps {
  readonly from: ReusableRun;
  readonly names: readonly string[];
  /** The decision on the root categories is among them. */
  readonly decided: boolean;
}

/** Places and what was changed about them are of the tree in which they were given. */
function requireSameFrame(from: ReusableRun, { frame }: StartLlmRun): void {
  if (from.frame !== frame)
    throw new AppError(
      'conflict',
      'The earlier run placed the studies in other categories: name the same tree for this one.',
    );
}

/**
 * What a run takes over from an earlier one of the same topic: all steps before `reuse.step`.
 * Throws AppError 'not-found', or 'conflict' when the earlier run has not come that far or is of another tree.
 */
export async function findReusedSteps(
  on: Transaction,
  topicId: string,
  settings: StartLlmRun & Required<Pick<StartLlmRun, 'reuse'>>,
): Promise<ReusedSteps> {
  const { runId, step } = settings.reuse;
  const from = await getReusableRun(on, topicId, runId);
  requireSameFrame(from, settings);
  const steps = stepsWith(true, settings.frame !== undefined);
  const names = steps.map(({ name }) => name as string);
  const before = names.slice(0, Math.max(0, names.indexOf(step)));
  const missing = before.find((name) => name !== 'check' && !from.finishedSteps.has(name));
  if (missing !== undefined) {
    const { label } = steps.find(({ name }) => name === missing) ?? { label: missing };
    throw new AppError(
      'conflict',
      `The earlier run has not finished its step “${label}”, which this one would use. Resume it first.`,
    );
  }
  const decided = before.includes('root-categories') && from.finishedSteps.has(decisionStep);
  const beside = [...(decided ? [decisionStep] : []), ...(settings.frame ? [frameStep] : [])];
  return { from, names: [...before, ...beside], decided };
}
