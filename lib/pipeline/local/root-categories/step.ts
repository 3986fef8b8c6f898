import { z } from 'zod';
import { groupLeaves } from '../clusters/grouping';
import { formLeaves } from '../clusters/leaves';
import type { Pace } from '../pace';
import type { PaperSet } from '../paper-set';

export const rootGroupsSchema = z.array(
  z.object({
    /** Key of the phrase that brought the leaves together; null when resemblance alone did. */
    seed: z.string().nullable(),
    /** Reading indices by leaf. */
    leaves: z.array(z.array(z.number().int().nonnegative()).min(1)).min(1),
  }),
);
export type RootGroups = z.infer<typeof rootGroupsSchema>;

/** Of all studies, for one root category; studies listed in two places fill it up to a half later. */
const MAX_SHARE = 0.42;

/** Few leaves would make root categories of one leaf each: two leaves a root category at least. */
function rootCount(leaves: number, most: number): number {
  return leaves <= most ? leaves : Math.min(most, Math.max(2, Math.round(leaves / 2)));
}

/** Small leaves of like studies, brought together under at most `most` root categories. */
export async function formRootGroups(
  papers: PaperSet,
  most: number,
  pace: Pace,
  progress: (done: number, total: number) => void,
): Promise<RootGroups> {
  const leaves = await formLeaves(papers.space, pace);
  progress(1, 2);
  const task = {
    leaves,
    count: rootCount(leaves.length, most),
    maxStudies: Math.floor(leaves.flat().length * MAX_SHARE),
    taken: [],
    strict: false,
  };
  const groups = await groupLeaves(papers.candidates, task, papers.space, pace);
  progress(2, 2);
  return groups.map((group) => ({
    seed: group.seed?.key ?? null,
    leaves: group.leaves.map((leaf) => [...leaf]),
  }));
}
