import type * as z from 'zod/mini';
import type { Draft } from './draft';
import type { Operation } from './operation';
import type { Refusal } from './outcome';
import type { StudyId, TreeValue } from './value';

export type StudyTitle = (id: StudyId) => string;

/** Everything there is to know about one type of operation. */
export interface Kind<O> {
  /** The stored shape. */
  readonly schema: z.ZodMiniType<O>;
  /** Why the operation cannot apply or would change nothing; null when it may. */
  check(value: TreeValue, operation: O): Refusal | null;
  /** Applies it. This and all that follow: only for an operation that passed `check`. */
  change(draft: Draft, operation: O): void;
  /** The operations that take the tree after it back to `before`, judgements and provenance included. */
  invert(before: TreeValue, operation: O): readonly Operation[];
  /** What it did, in the past tense: "moved 'Reminders' from 'Alerts' to the top level". */
  describe(before: TreeValue, operation: O, studyTitle: StudyTitle): string;
  /** Keys (see touch.ts) of what it changes. */
  touches(before: TreeValue, operation: O): readonly string[];
}
