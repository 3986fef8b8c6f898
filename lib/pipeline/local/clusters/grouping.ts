import {
  type Candidate,
  type Candidates,
  mentionCount,
  mentionedIn,
  mentionRate,
  tooAlike,
} from '../labels/candidates';
import type { Pace } from '../pace';
import { indexOfMax } from '../text/order';
import { leafCentroid } from './leaves';
import { centroid, cosine, type VectorSpace } from './vectors';

/** Leaves that belong together, and the phrase that brought them together. */
export interface Group {
  readonly seed: Candidate | null;
  readonly leaves: readonly (readonly number[])[];
}

export interface GroupingTask {
  readonly leaves: readonly (readonly number[])[];
  readonly count: number;
  /** No group may hold more studies than this, unless one leaf alone does. */
  readonly maxStudies: number;
  /** Headings that may not be used again. */
  readonly taken: readonly Candidate[];
}

/** Seeds considered: the phrases with most mentions. */
const MAX_SEEDS = 400;
const MIN_SHARE = 0.04;
const MAX_SHARE = 0.5;
/** How much a mention in the text counts beside resemblance (both 0 to 1). */
const MENTION_WEIGHT = 0.5;

function seedsFor(candidates: Candidates, task: GroupingTask): Candidate[] {
  const studies = task.leaves.flat();
  const least = Math.max(2, MIN_SHARE * studies.length);
  return mentionedIn(candidates, studies)
    .map((candidate) => ({
      candidate,
      count: mentionCount(candidate, studies),
      rate: mentionRate(candidate, studies) * candidate.form,
    }))
    .filter(({ count }) => count >= least && count <= MAX_SHARE * studies.length)
    .filter(({ candidate }) => !task.taken.some((other) => tooAlike(other, candidate)))
    .sort((a, b) => b.rate - a.rate)
    .slice(0, MAX_SEEDS)
    .map(({ candidate }) => candidate);
}

function seedCentroid(seed: Candidate, studies: ReadonlySet<number>, space: VectorSpace) {
  const members = [...seed.mentions].flatMap(([study, weight]) => {
    const vector = space.vectors[study];
    return vector && studies.has(study) ? [{ vector, weight }] : [];
  });
  return centroid(members, space.size);
}

/**
 * How much a phrase's mentions gather in few leaves: 1 when each leaf has it in all titles or none. A setting that
 * all kinds of studies mention ("primary care") scores low.
 */
function concentration(seed: Candidate, leaves: GroupingTask['leaves']): number {
  const rates = leaves.map((leaf) => ({ size: leaf.length, rate: mentionRate(seed, leaf) }));
  const mentions = rates.reduce((sum, { size, rate }) => sum + size * rate, 0);
  const squares = rates.reduce((sum, { size, rate }) => sum + size * rate * rate, 0);
  return mentions === 0 ? 0 : squares / mentions;
}

/** How well each leaf fits each seed: rows are seeds, columns leaves. */
async function affinities(
  seeds: readonly Candidate[],
  leaves: GroupingTask['leaves'],
  space: VectorSpace,
  pace: Pace,
): Promise<number[][]> {
  const studies = new Set(leaves.flat());
  const centroids = leaves.map((leaf) => leafCentroid(leaf, space));
  const rows: number[][] = [];
  for (const seed of seeds) {
    const direction = seedCentroid(seed, studies, space);
    const quality = seed.form * (0.4 + concentration(seed, leaves));
    rows.push(
      centroids.map((leaf, i) => {
        const mentioned = mentionRate(seed, leaves[i] ?? []);
        return (cosine(leaf, direction) + MENTION_WEIGHT * mentioned) * quality;
      }),
    );
    await pace.spend(space.size * leaves.length * 2);
  }
  return rows;
}

/** Greedy facility location: the seeds that together fit all leaves best. Returns row numbers. */
function chooseSeeds(
  seeds: readonly Candidate[],
  fit: readonly (readonly number[])[],
  sizes: readonly number[],
  count: number,
): number[] {
  const chosen: number[] = [];
  const best = sizes.map(() => 0);
  while (chosen.length < count) {
    const gains = seeds.map((seed, row) => {
      if (chosen.some((other) => other === row || isAlike(seeds[other], seed))) return -1;
      return sizes.reduce(
        (sum, size, i) => sum + size * Math.max(0, (fit[row]?.[i] ?? 0) - (best[i] ?? 0)),
        0,
      );
    });
    const winner = indexOfMax(gains);
    if (winner < 0 || (gains[winner] ?? 0) <= 0) break;
    chosen.push(winner);
    for (const i of best.keys()) best[i] = Math.max(best[i] ?? 0, fit[winner]?.[i] ?? 0);
  }
  return chosen;
}

function isAlike(a: Candidate | undefined, b: Candidate): boolean {
  return a !== undefined && tooAlike(a, b);
}

/** Each leaf to its best seed with room left, the surest leaf first. */
function share(
  fit: readonly (readonly number[])[],
  sizes: readonly number[],
  maxStudies: number,
): number[][] {
  const groups = fit.map((): number[] => []);
  const filled = fit.map(() => 0);
  const byCertainty = sizes
    .map((_, leaf) => ({ leaf, top: Math.max(...fit.map((row) => row[leaf] ?? 0)) }))
    .sort((a, b) => b.top - a.top || a.leaf - b.leaf);
  for (const { leaf } of byCertainty) {
    const size = sizes[leaf] ?? 0;
    const room = fit.map((row, group) =>
      (filled[group] ?? 0) + size <= maxStudies ? (row[leaf] ?? 0) : -1 - (filled[group] ?? 0),
    );
    const winner = indexOfMax(room);
    groups[winner]?.push(leaf);
    filled[winner] = (filled[winner] ?? 0) + size;
  }
  return groups;
}

/**
 * Brings leaves together under at most `count` phrases: those phrases are chosen that fit the leaves best, by
 * resemblance of the texts and by mention. One group without a seed when no phrase will do.
 */
export async function groupLeaves(
  candidates: Candidates,
  task: GroupingTask,
  space: VectorSpace,
  pace: Pace,
): Promise<Group[]> {
  const { leaves } = task;
  if (leaves.length <= task.count) return leaves.map((leaf) => ({ seed: null, leaves: [leaf] }));
  const seeds = seedsFor(candidates, task);
  const fit = await affinities(seeds, leaves, space, pace);
  const sizes = leaves.map((leaf) => leaf.length);
  const chosen = chooseSeeds(seeds, fit, sizes, task.count);
  if (chosen.length === 0) return [{ seed: null, leaves }];
  const groups = share(
    chosen.map((row) => fit[row] ?? []),
    sizes,
    task.maxStudies,
  );
  return groups.flatMap((members, i) => {
    const seed = seeds[chosen[i] ?? -1] ?? null;
    const own = members.toSorted((a, b) => a - b).flatMap((leaf) => [leaves[leaf] ?? []]);
    return own.length > 0 ? [{ seed, leaves: own }] : [];
  });
}
