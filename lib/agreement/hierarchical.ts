/** What an item is assigned to by two sources, the categories above included. */
export interface PlacedTwice<T> {
  readonly predicted: ReadonlySet<T>;
  readonly actual: ReadonlySet<T>;
}

export interface HierarchicalScores {
  /** Each null where it would divide by nothing. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/**
 * Hierarchical precision, recall and F1 (S. Kiritchenko, S. Matwin, R. Nock & A. F. Famili, "Learning and evaluation in
 * the presence of class hierarchies", Canadian AI 2006): with the categories of item i and all above them, P_i as
 * predicted and T_i as they are,
 *
 *     hP = sum |P_i and T_i| / sum |P_i|,   hR = sum |P_i and T_i| / sum |T_i|,   hF = 2 hP hR / (hP + hR)
 *
 * The virtual root is not a category and does not count.
 */
export function hierarchicalScores<T>(items: Iterable<PlacedTwice<T>>): HierarchicalScores {
  let common = 0;
  let predictions = 0;
  let actuals = 0;
  for (const { predicted, actual } of items) {
    common += predicted.intersection(actual).size;
    predictions += predicted.size;
    actuals += actual.size;
  }
  const share = (of: number) => (of === 0 ? null : common / of);
  const both = predictions + actuals;
  return {
    precision: share(predictions),
    recall: share(actuals),
    f1: both === 0 ? null : (2 * common) / both,
  };
}
