import type { Estimate } from '@/lib/agreement/bootstrap';
import { estimateSums } from '@/lib/agreement/bootstrap';

/** Study-category pairs by what the tree and the expert say of them. */
export interface Counts {
  /** In the category by both. */
  right: number;
  /** By the tree only. */
  wrong: number;
  /** By the expert only. */
  missing: number;
}

export function noCounts(): Counts {
  return { right: 0, wrong: 0, missing: 0 };
}

export function addCounts(to: Counts, { right, wrong, missing }: Readonly<Counts>): void {
  to.right += right;
  to.wrong += wrong;
  to.missing += missing;
}

export interface Scores extends Readonly<Counts> {
  /** Each with the pairs that it rests on as its `items`; the draws are of whole studies. */
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly f1: Estimate;
}

const share = (part: number, of: number) => (of === 0 ? null : part / of);

/**
 * Precision right / (right + wrong), recall right / (right + missing) and F1 2 right / (2 right + wrong + missing) of
 * all pairs together (micro). With a study counted in the categories above its own too, as here, these are the
 * hierarchical ones of Kiritchenko et al. (2006). The intervals draw studies, whose pairs hang together.
 */
export function scoresOf(studies: readonly Readonly<Counts>[]): Scores {
  const all = noCounts();
  for (const each of studies) addCounts(all, each);
  const { right, wrong, missing } = all;
  const [precision, recall, f1] = estimateSums(
    studies.map((each) => [each.right, each.wrong, each.missing]),
    [
      ([r = 0, w = 0]) => share(r, r + w),
      ([r = 0, , m = 0]) => share(r, r + m),
      ([r = 0, w = 0, m = 0]) => share(2 * r, 2 * r + w + m),
    ],
  );
  const of = (estimate: Estimate | undefined, items: number): Estimate => ({
    ...(estimate ?? { value: null, low: null, high: null }),
    items,
  });
  return {
    ...all,
    precision: of(precision, right + wrong),
    recall: of(recall, right + missing),
    f1: of(f1, right + wrong + missing),
  };
}
