import { Draft } from './draft';
import type { StudyTitle } from './kind';
import { kindOf, type Operation } from './operation';
import { type Refusal, refuse } from './outcome';
import type { TreeValue } from './value';

/** The longest gesture a person can make. Its inverse may be longer. */
export const MAX_GESTURE_OPERATIONS = 5_000;

/** One applied operation, as the log keeps it. */
export interface Step {
  readonly operation: Operation;
  /** What takes the tree back to just before this operation. */
  readonly inverse: readonly Operation[];
  /** Keys of what it changed, for `conflicts` (conflict.ts). */
  readonly touches: readonly string[];
  /** In words; only when study titles were given. */
  readonly description?: string;
}

export type GestureOutcome =
  | { readonly ok: true; readonly value: TreeValue; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly failedIndex: number };

/**
 * Applies a new gesture as a whole: all of its operations, or none and the reason of the first that
 * cannot apply. A gesture has 1 to MAX_GESTURE_OPERATIONS operations; else `failedIndex` is 0 or the
 * first one too many. Give `studyTitle` to have the steps described.
 */
export function applyGesture(
  value: TreeValue,
  operations: readonly Operation[],
  studyTitle?: StudyTitle,
): GestureOutcome {
  if (operations.length > MAX_GESTURE_OPERATIONS) {
    const message = `A gesture has at most ${MAX_GESTURE_OPERATIONS} operations; this one has ${operations.length}. Split it.`;
    const refusal = refuse('too-many-operations', message);
    return { ok: false, refusal, failedIndex: MAX_GESTURE_OPERATIONS };
  }
  return replayGesture(value, operations, studyTitle);
}

/**
 * The same for operations that come from the log: undo, redo and replay, which no limit of length may
 * refuse (undoing the removal of a large category takes two operations a study).
 */
export function replayGesture(
  value: TreeValue,
  operations: readonly Operation[],
  studyTitle?: StudyTitle,
): GestureOutcome {
  if (operations.length === 0) {
    const refusal = refuse('empty-gesture', 'There is nothing in this gesture.');
    return { ok: false, refusal, failedIndex: 0 };
  }
  const draft = new Draft(value);
  const steps: Step[] = [];
  for (const [failedIndex, operation] of operations.entries()) {
    const result = takeStep(draft, operation, studyTitle);
    if ('code' in result) return { ok: false, refusal: result, failedIndex };
    steps.push(result);
  }
  return { ok: true, value: draft.finish(), steps };
}

function takeStep(draft: Draft, operation: Operation, studyTitle?: StudyTitle): Step | Refusal {
  const kind = kindOf(operation);
  const refusal = kind.check(draft, operation);
  if (refusal) return refusal;
  const step = {
    operation,
    inverse: kind.invert(draft, operation),
    touches: kind.touches(draft, operation),
    ...(studyTitle && { description: kind.describe(draft, operation, studyTitle) }),
  };
  kind.change(draft, operation);
  return step;
}

/** The operations that undo the whole gesture, last step first. */
export function inverseOfGesture(steps: readonly Pick<Step, 'inverse'>[]): readonly Operation[] {
  return steps.toReversed().flatMap((step) => step.inverse);
}

export type ReplayOutcome =
  | { readonly ok: true; readonly value: TreeValue }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      /** The first operation that could not apply, counted from 0 over the whole log. */
      readonly failedIndex: number;
    };

/** Applies the operations of a log, oldest first, to the tree that the log starts from. */
export function replay(base: TreeValue, operations: Iterable<Operation>): ReplayOutcome {
  const draft = new Draft(base);
  let failedIndex = 0;
  for (const operation of operations) {
    const refusal = kindOf(operation).check(draft, operation);
    if (refusal) return { ok: false, refusal, failedIndex };
    kindOf(operation).change(draft, operation);
    failedIndex += 1;
  }
  return { ok: true, value: draft.finish() };
}
