import { formLeaves } from '../local/clusters/leaves';
import type { Pace } from '../local/pace';
import type { PaperSet } from '../local/paper-set';

/**
 * Numbers of at most `most` studies in ascending order: all when they are no more, else one from each cluster of
 * like studies in turn, so that small subjects are heard beside large ones.
 */
export async function stratifiedSample(
  papers: PaperSet,
  most: number,
  pace: Pace,
): Promise<number[]> {
  const numbers = papers.studies.map(({ number }) => number);
  if (numbers.length <= most) return numbers;
  const leaves = await formLeaves(papers.space, pace);
  const deepest = Math.max(0, ...leaves.map(({ length }) => length));
  const inTurn = Array.from({ length: deepest }, (_, turn) =>
    leaves.flatMap((leaf) => numbers[leaf[turn] ?? -1] ?? []),
  );
  return inTurn
    .flat()
    .slice(0, most)
    .sort((a, b) => a - b);
}
