import { effectiveStudies, normalName } from '@/lib/tree/queries';
import {
  type Category,
  type CategoryId,
  findCategory,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import { withIds } from './rename-ids';
import type { Side } from './side';

/**
 * Two added categories of other names are the same when this share of the studies in either, or below it, is in both
 * (Jaccard): a half, so that they have at least as much in common as apart.
 */
export const leastOverlap = 0.5;

interface Added {
  readonly side: number;
  readonly category: Category;
  readonly studies: ReadonlySet<StudyId>;
}

/** What several have added, as one category. */
type Cluster = readonly [Added, ...Added[]];

/**
 * The sides with one id for what they have added alike: the one that `final` has, else that of the first side. Added
 * categories are the same when they have one id; one name (case and spacing aside) with a study or the parent in
 * common, or without studies; or other names and much the same studies (`leastOverlap`). The likeliest pairs are
 * matched first, each category of a side once. Two that the final tree has both stay two.
 */
export function alignSides(
  base: TreeValue,
  sides: readonly Side[],
  final: TreeValue,
): readonly Side[] {
  const ids = sides.map(() => new Map<CategoryId, CategoryId>());
  for (const cluster of clustersOf(base, sides, final)) {
    const there = cluster.find(({ category }) => findCategory(final, category.id));
    const { id } = (there ?? cluster[0]).category;
    for (const { side, category } of cluster) ids[side]?.set(category.id, id);
  }
  return sides.map((side, index) => withIds(side, ids[index] ?? new Map()));
}

function clustersOf(base: TreeValue, sides: readonly Side[], final: TreeValue): readonly Cluster[] {
  let clusters: readonly Cluster[] = [];
  for (const [index, { value }] of sides.entries()) {
    const added = addedBy(index, base, value);
    const matches = bestMatches(added, clusters, final);
    const grown = new Map([...matches].map(([each, cluster]) => [cluster, each]));
    const alone = added.filter((each) => !matches.has(each));
    clusters = [
      ...clusters.map((cluster): Cluster => {
        const more = grown.get(cluster);
        return more ? [...cluster, more] : cluster;
      }),
      ...alone.map((each): Cluster => [each]),
    ];
  }
  return clusters;
}

function addedBy(side: number, base: TreeValue, value: TreeValue): readonly Added[] {
  const studies = effectiveStudies(value);
  return Object.values(value.categories).flatMap((category) =>
    findCategory(base, category.id)
      ? []
      : [{ side, category, studies: studies.get(category.id) ?? new Set() }],
  );
}

/** One to one, the likeliest first. */
function bestMatches(
  added: readonly Added[],
  clusters: readonly Cluster[],
  final: TreeValue,
): ReadonlyMap<Added, Cluster> {
  const candidates = added.flatMap((each) =>
    clusters.flatMap((cluster) => {
      const likeness = Math.max(...cluster.map((other) => likenessOf(each, other, final)));
      return likeness > 0 ? [{ each, cluster, likeness }] : [];
    }),
  );
  const matches = new Map<Added, Cluster>();
  const taken = new Set<Cluster>();
  for (const { each, cluster } of candidates.toSorted((a, b) => b.likeness - a.likeness)) {
    if (matches.has(each) || taken.has(cluster)) continue;
    matches.set(each, cluster);
    taken.add(cluster);
  }
  return matches;
}

/** 0: not the same. */
function likenessOf(a: Added, b: Added, final: TreeValue): number {
  if (a.category.id === b.category.id) return 3;
  if (findCategory(final, a.category.id) && findCategory(final, b.category.id)) return 0;
  const overlap = jaccard(a.studies, b.studies);
  if (normalName(a.category) !== normalName(b.category))
    return overlap >= leastOverlap ? overlap : 0;
  const isElsewhere = a.category.parentId !== b.category.parentId;
  const isDisjoint = overlap === 0 && a.studies.size > 0 && b.studies.size > 0;
  return isElsewhere && isDisjoint ? 0 : 1 + overlap;
}

/** The share of what either has that both have; 0 of two empty sets. */
function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = a.intersection(b).size;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}
