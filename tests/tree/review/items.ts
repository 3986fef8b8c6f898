/** What the tests of lib/tree/review share. */

import { type ReviewSet, reviewSet } from '@/lib/tree/review/set';
import type { CategoryId, TreeValue } from '@/lib/tree/value';

/** The set of a correction whose studies are all there, without missing categories unless they are given. */
export function setOf(
  value: TreeValue,
  base: TreeValue,
  missing: Readonly<Record<string, readonly CategoryId[]>> = {},
): ReviewSet {
  return reviewSet({
    value,
    base,
    studyIds: value.studyIds,
    missing: (id) => (Object.hasOwn(missing, id) ? (missing[id] ?? []) : []),
  });
}
