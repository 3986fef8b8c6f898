import { type Estimate, estimateDifference, estimateMean } from '@/lib/agreement/bootstrap';

import type { Decision } from './findings';

export interface AnchoringArm {
  /** Share of the decisions that went with the tree. */
  readonly accepted: Estimate;
  /** What a decision took, the median; null where none was measured. */
  readonly medianSeconds: number | null;
}

export interface Anchoring {
  readonly shown: AnchoringArm;
  readonly hidden: AnchoringArm;
  /** By how much more is accepted when the answer is shown. */
  readonly difference: Estimate;
}

/** Whether experts go with the tree more often when they see its answer than when they do not. */
export function anchoringOf(decisions: readonly Decision[]): Anchoring {
  const arm = (exposure: Decision['exposure']) =>
    decisions.filter((decision) => decision.exposure === exposure);
  const answers = (of: readonly Decision[]) => of.map(({ accepted }) => Number(accepted));
  const [shown, hidden] = [arm('shown'), arm('hidden')];
  return {
    shown: { accepted: estimateMean(answers(shown)), medianSeconds: medianSeconds(shown) },
    hidden: { accepted: estimateMean(answers(hidden)), medianSeconds: medianSeconds(hidden) },
    difference: estimateDifference(answers(shown), answers(hidden)),
  };
}

function medianSeconds(decisions: readonly Decision[]): number | null {
  const measured = decisions.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
  return median(measured);
}

/** The middle one, of an even number the mean of the middle two; null of nothing. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
