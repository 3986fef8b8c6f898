import { diff } from './diff';
import { depthFirst } from './queries';
import { assignmentsOf, type TreeValue } from './value';

const pairsOf = (n: number) => (n * (n - 1)) / 2;

function countsOf<K>(keys: Iterable<K>): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function sumOfPairs<K>(counts: ReadonlyMap<K, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += pairsOf(count);
  return sum;
}

/**
 * Adjusted Rand index of two labellings of the same items (Hubert & Arabie 1985): 1 for equal partitions,
 * about 0 for independent ones, down to -0.5. With n_ij items labelled i in `a` and j in `b`, a_i and b_j
 * their row and column sums, and C(x) = x(x - 1)/2:
 *
 *     S = sum C(n_ij),  A = sum C(a_i),  B = sum C(b_j),  E = A B / C(n)
 *     ARI = (S - E) / ((A + B)/2 - E)
 *
 * Where that is 0/0 (both put all items together, or each item alone) the partitions are equal: 1.
 * Throws when the lengths differ. Labels are any numbers; only which are equal matters.
 */
export function adjustedRandIndex(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length)
    throw new Error(`Labellings of ${a.length} and ${b.length} items cannot be compared.`);
  const together = sumOfPairs(countsOf(a.map((label, item) => `${label} ${b[item]}`)));
  const [inA, inB] = [sumOfPairs(countsOf(a)), sumOfPairs(countsOf(b))];
  const expected = a.length > 1 ? (inA * inB) / pairsOf(a.length) : 0;
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** The label of a study that is nowhere. */
export const UNCATEGORISED = -1;

/**
 * One label a study, by number: the depth-first position of the deepest category it is directly in, the
 * first of equally deep ones; UNCATEGORISED for one that is nowhere.
 */
export function leafLabels(value: TreeValue): readonly number[] {
  const deepest = new Map<string, { label: number; depth: number }>();
  for (const [label, { category, depth }] of depthFirst(value).entries())
    for (const studyId of Object.keys(assignmentsOf(value, category.id)))
      if (depth > (deepest.get(studyId)?.depth ?? -1)) deepest.set(studyId, { label, depth });
  return value.studyIds.map((id) => deepest.get(id)?.label ?? UNCATEGORISED);
}

/** How many operations `diff` needs to turn `a` into `b`. Not symmetric. */
export function editDistance(a: TreeValue, b: TreeValue): number {
  return diff(a, b).length;
}
