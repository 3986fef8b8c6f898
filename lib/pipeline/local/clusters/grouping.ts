import {
  type Candidate,
  type Candidates,
  mentionedIn,
  tally,
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
  /** A leaf most of whose studies do not mention any of the phrases stays by itself. */
  readonly strict: boolean;
}

/** Seeds considered: the phrases with most mentions. */
const MAX_SEEDS = 400;
const MIN_SHARE = 0.04;
const MAX_SHARE = 0.5;
/** How much a mention in the text counts beside resemblance (both 0 to 1). */
const MENTION_WEIGHT = 1.5;
/** Mean weight of the mentions that makes a leaf belong to a phrase, where that is asked for. */
const STRICT_RATE = 0.34;

async function seedsFor(candidates: Candidates, task: GroupingTask, pace: Pace) {
  const studies = new Set(task.leaves.flat());
  const least = Math.max(2, MIN_SHARE * studies.size);
  const seeds: { candidate: Candidate; rate: number }[] = [];
  for (const candidate of mentionedIn(candidates, studies)) {
    const { count, weight } = tally(candidate, studies);
    await pace.spend(50 * candidate.mentions.size);
    if (count < least || count > MAX_SHARE * studies.size) continue;
    if (task.taken.some((other) => tooAlike(other, candidate))) continue;
    seeds.push({ candidate, rate: weight * candidate.form });
  }
  return seeds
    .sort((a, b) => b.rate - a.rate)
    .slice(0, MAX_SEEDS)
    .map(({ candidate }) => candidate);
}

/** Mean weight of the mentions in each leaf: 0 to 1, where 1 is in every title. */
function rateByLeaf(seed: Candidate, leaves: GroupingTask['leaves']): number[] {
  return leaves.map((leaf) => tally(seed, new Set(leaf)).weight / leaf.length);
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
function concentration(rates: readonly number[], leaves: GroupingTask['leaves']): number {
  const weigh = (values: readonly number[]) =>
    values.reduce((sum, value, i) => sum + value * (leaves[i]?.length ?? 0), 0);
  const mentions = weigh(rates);
  return mentions === 0 ? 0 : weigh(rates.map((rate) => rate * rate)) / mentions;
}

/** What is left of a direction without the part that all studies share; of length 1. */
function apartFrom(mean: Float64Array, direction: Float64Array): Float64Array {
  const along = cosine(mean, direction);
  const rest = direction.map((value, dim) => value - along * (mean[dim] ?? 0));
  const norm = Math.sqrt(cosine(rest, rest)) || 1;
  return rest.map((value) => value / norm);
}

/** How well leaves fit one seed, in the order of the leaves. */
interface Fit {
  readonly seed: Candidate;
  /** For choosing seeds: favours those whose mentions gather in few leaves. */
  readonly appeal: readonly number[];
  /** For placing leaves: those that mention no seed had better go to a broad one than to a narrow one. */
  readonly place: readonly number[];
}

async function fitsOf(
  seeds: readonly Candidate[],
  leaves: GroupingTask['leaves'],
  space: VectorSpace,
  pace: Pace,
): Promise<Fit[]> {
  const studies = new Set(leaves.flat());
  const mean = leafCentroid(leaves.flat(), space);
  const centroids = leaves.map((leaf) => apartFrom(mean, leafCentroid(leaf, space)));
  const fits: Fit[] = [];
  for (const seed of seeds) {
    const direction = apartFrom(mean, seedCentroid(seed, studies, space));
    const rates = rateByLeaf(seed, leaves);
    const narrow = concentration(rates, leaves);
    const likeness = centroids.map((leaf) => cosine(leaf, direction));
    const appeal = likeness.map(
      (value, i) => (value + MENTION_WEIGHT * (rates[i] ?? 0)) * seed.form * (0.2 + narrow),
    );
    const place = likeness.map((value, i) =>
      (rates[i] ?? 0) >= STRICT_RATE ? 1 + (appeal[i] ?? 0) : value * (1.2 - narrow) - 0.2 * narrow,
    );
    fits.push({ seed, appeal, place });
    await pace.spend(space.size * leaves.length * 2);
  }
  return fits;
}

/** Greedy facility location: the seeds that together fit all leaves best. */
function chooseSeeds(fits: readonly Fit[], sizes: readonly number[], count: number): Fit[] {
  const chosen: Fit[] = [];
  const best = sizes.map(() => 0);
  while (chosen.length < count) {
    const gains = fits.map(({ seed, appeal }) => {
      if (chosen.some((other) => tooAlike(other.seed, seed))) return -1;
      return sizes.reduce(
        (sum, size, i) => sum + size * Math.max(0, (appeal[i] ?? 0) - (best[i] ?? 0)),
        0,
      );
    });
    const winner = indexOfMax(gains);
    const fit = fits[winner];
    if (!fit || (gains[winner] ?? 0) <= 0) break;
    chosen.push(fit);
    for (const i of best.keys()) best[i] = Math.max(best[i] ?? 0, fit.appeal[i] ?? 0);
  }
  return chosen;
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
  const seeds = await seedsFor(candidates, task, pace);
  const fits = await fitsOf(seeds, leaves, space, pace);
  const sizes = leaves.map((leaf) => leaf.length);
  const chosen = chooseSeeds(fits, sizes, task.count);
  if (chosen.length === 0) return [{ seed: null, leaves }];
  const places = chosen.map(({ place }) => place);
  return share(places, sizes, task.maxStudies).flatMap((members, i) => {
    const seed = chosen[i]?.seed ?? null;
    const own = members.toSorted((a, b) => a - b).flatMap((leaf) => [leaves[leaf] ?? []]);
    if (own.length === 0) return [];
    return task.strict && seed ? strictly(seed, own) : [{ seed, leaves: own }];
  });
}

/** The leaves that mention the seed as one group, each other leaf as its own. */
function strictly(seed: Candidate, leaves: GroupingTask['leaves']): Group[] {
  const mentions = (leaf: readonly number[]) =>
    tally(seed, new Set(leaf)).weight >= STRICT_RATE * leaf.length;
  const together = leaves.filter(mentions);
  const alone = leaves
    .filter((leaf) => !mentions(leaf))
    .map((leaf) => ({ seed: null, leaves: [leaf] }));
  return together.length > 0 ? [{ seed, leaves: together }, ...alone] : alone;
}
