import type { Pace } from '../pace';

/** Square matrix of distances between clusters, row by row, and how many items each cluster holds. */
export interface Distances {
  readonly values: Float32Array;
  readonly sizes: readonly number[];
}

export type Linkage = 'average' | 'ward';

interface Merge {
  readonly a: number;
  readonly b: number;
  readonly height: number;
}

/** Lance and Williams' update: the distance of `other` from the union of a and b. */
function joinedDistance(
  linkage: Linkage,
  [da, db, dab]: readonly [number, number, number],
  [na, nb, no]: readonly [number, number, number],
): number {
  if (linkage === 'average') return (na * da + nb * db) / (na + nb);
  return ((na + no) * da + (nb + no) * db - no * dab) / (na + nb + no);
}

class Chain {
  readonly #n: number;
  readonly #values: Float32Array;
  readonly #sizes: number[];
  readonly #active: boolean[];

  constructor(
    distances: Distances,
    private readonly linkage: Linkage,
  ) {
    this.#n = distances.sizes.length;
    this.#values = Float32Array.from(distances.values);
    this.#sizes = [...distances.sizes];
    this.#active = this.#sizes.map(() => true);
  }

  distance(a: number, b: number): number {
    return this.#values[a * this.#n + b] ?? 0;
  }

  firstActive(): number {
    return this.#active.indexOf(true);
  }

  /** The closest active cluster; `preferred` wins a tie (the chain must be able to turn back), then the lowest. */
  nearest(of: number, preferred: number): number {
    let best = preferred;
    let bestDistance = preferred < 0 ? Number.POSITIVE_INFINITY : this.distance(of, preferred);
    for (let other = 0; other < this.#n; other++) {
      if (other === of || !this.#active[other]) continue;
      const distance = this.distance(of, other);
      if (distance < bestDistance) {
        best = other;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Joins two clusters under the lower index. */
  join(x: number, y: number): Merge {
    const a = Math.min(x, y);
    const b = Math.max(x, y);
    const height = this.distance(a, b);
    const na = this.#sizes[a] ?? 1;
    const nb = this.#sizes[b] ?? 1;
    for (let other = 0; other < this.#n; other++) {
      if (other === a || other === b || !this.#active[other]) continue;
      const between = [this.distance(a, other), this.distance(b, other), height] as const;
      const distance = joinedDistance(this.linkage, between, [na, nb, this.#sizes[other] ?? 1]);
      this.#values[a * this.#n + other] = distance;
      this.#values[other * this.#n + a] = distance;
    }
    this.#sizes[a] = na + nb;
    this.#active[b] = false;
    return { a, b, height };
  }
}

/** All merges, by nearest-neighbour chain (Murtagh 1983): O(n^2) time for both linkages. */
async function allMerges(distances: Distances, linkage: Linkage, pace: Pace): Promise<Merge[]> {
  const n = distances.sizes.length;
  const clusters = new Chain(distances, linkage);
  const merges: Merge[] = [];
  const chain: number[] = [];
  while (merges.length < n - 1) {
    if (chain.length === 0) chain.push(clusters.firstActive());
    const top = chain[chain.length - 1] ?? 0;
    const before = chain[chain.length - 2] ?? -1;
    const next = clusters.nearest(top, before);
    if (next === before) {
      merges.push(clusters.join(top, next));
      chain.length -= 2;
    } else {
      chain.push(next);
    }
    await pace.spend(2 * n);
  }
  return merges;
}

/** The item's cluster after the merges so far, by the lowest index in it. */
function find(parents: number[], item: number): number {
  let root = item;
  while (parents[root] !== root) root = parents[root] ?? root;
  return root;
}

/**
 * Joins the closest clusters until `count` are left or all are further apart than `farthest`. Returns the indices
 * in each, ascending, ordered by their first; fewer than `count` only when there are fewer items.
 */
export async function cluster(
  distances: Distances,
  linkage: Linkage,
  count: number,
  farthest: number,
  pace: Pace,
): Promise<number[][]> {
  const n = distances.sizes.length;
  const merges = await allMerges(distances, linkage, pace);
  const ordered = merges
    .map((merge, order) => ({ ...merge, order }))
    .sort((x, y) => x.height - y.height || x.order - y.order);
  const parents = Array.from({ length: n }, (_, i) => i);
  for (const { a, b, height } of ordered.slice(0, Math.max(0, n - Math.max(1, count)))) {
    if (height > farthest) break;
    const [low, high] = [find(parents, a), find(parents, b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) parents[high] = low;
  }
  const groups = new Map<number, number[]>();
  for (let item = 0; item < n; item++) {
    const root = find(parents, item);
    groups.set(root, [...(groups.get(root) ?? []), item]);
  }
  return [...groups.values()];
}
