/**
 * The MASI distance of two sets (R. Passonneau, "Measuring agreement on set-valued items (MASI) for semantic and
 * pragmatic annotation", LREC 2006): 1 - J M, where J is the Jaccard coefficient |A and B| / |A or B|, and M is 1 for
 * equal sets, 2/3 when one contains the other, 1/3 when they overlap otherwise, and 0 when they are disjoint. Two empty
 * sets are equal: 0.
 */
export function masiDistance<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const common = a.intersection(b).size;
  if (common === a.size && common === b.size) return 0;
  const jaccard = common / (a.size + b.size - common);
  const contained = common === a.size || common === b.size;
  return 1 - jaccard * (common === 0 ? 0 : contained ? 2 / 3 : 1 / 3);
}
