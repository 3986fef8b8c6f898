import type { Pace } from '../pace';
import { indexOfMax } from '../text/order';
import { cluster, type Distances } from './linkage';
import { addTo, centroid, dot, type Vector, type VectorSpace } from './vectors';

/** Studies a leaf on average: 3.2 agreed best with experts' trees of 40 to 60 papers. */
const STUDIES_PER_LEAF = 3.2;
/**
 * More leaves than this no one reads: 5 root categories with about 14 leaves each. Large sets are divided
 * evenly (Ward), as average linkage would put most of them into a few leaves.
 */
const MAX_LEAVES = 70;
/** In a set this small studies that have next to nothing in common are kept apart. */
const FEW_STUDIES = 10;
const LEAST_LIKENESS = 0.05;
/** The pairwise distances of this many studies fit in 36 MB; further ones join the leaf they resemble most. */
const MAX_CLUSTERED = 3_000;

async function pairwise(
  rows: readonly { readonly vector: Vector }[],
  size: number,
  pace: Pace,
): Promise<Distances> {
  const n = rows.length;
  const values = new Float32Array(n * n);
  for (const [i, row] of rows.entries()) {
    const dense = new Float64Array(size);
    addTo(dense, row.vector, 1);
    for (let j = 0; j < i; j++) {
      const other = rows[j];
      const distance = other ? 1 - dot(other.vector, dense) : 1;
      values[i * n + j] = distance;
      values[j * n + i] = distance;
    }
    await pace.spend(size + i * 120);
  }
  return { values, sizes: rows.map(() => 1) };
}

/** Mean similarity of the pairs between two groups. */
function closeness(distances: Distances, a: readonly number[], b: readonly number[]): number {
  const n = distances.sizes.length;
  let sum = 0;
  for (const i of a) for (const j of b) sum += 1 - (distances.values[i * n + j] ?? 1);
  return sum / (a.length * b.length);
}

/** A leaf of one study tells nobody much: it joins the leaf it resembles most, the closest pair first. */
async function joinSingles(leaves: number[][], distances: Distances, least: number, pace: Pace) {
  const joined = leaves.map((leaf) => [...leaf]);
  for (;;) {
    const singles = joined.flatMap((leaf, index) => (leaf.length === 1 ? [index] : []));
    if (singles.length === 0 || joined.length < 2) return joined;
    const targets = singles.map((single) => {
      const closenesses = joined.map((leaf, index) =>
        index === single ? -1 : closeness(distances, joined[single] ?? [], leaf),
      );
      const target = indexOfMax(closenesses);
      return { single, target, value: closenesses[target] ?? 0 };
    });
    const best = targets[indexOfMax(targets.map(({ value }) => value))];
    if (!best || best.value < least) return joined;
    joined[best.target]?.push(...(joined[best.single] ?? []));
    joined.splice(best.single, 1);
    await pace.spend(singles.length * distances.sizes.length);
  }
}

/** The mean direction of the studies at these indices. */
export function leafCentroid(leaf: readonly number[], space: VectorSpace): Float64Array {
  const members = leaf.flatMap((index) => {
    const vector = space.vectors[index];
    return vector ? [{ vector, weight: 1 }] : [];
  });
  return centroid(members, space.size);
}

/** Puts each further study into the leaf whose centroid it is closest to. */
async function placeRest(rest: number[], leaves: number[][], space: VectorSpace, pace: Pace) {
  const centroids = leaves.map((leaf) => leafCentroid(leaf, space));
  for (const index of rest) {
    const vector = space.vectors[index];
    if (!vector) continue;
    leaves[indexOfMax(centroids.map((dense) => dot(vector, dense)))]?.push(index);
    await pace.spend(leaves.length * 120);
  }
}

async function leavesOf(indices: readonly number[], space: VectorSpace, pace: Pace) {
  const rows = indices.flatMap((i) => {
    const vector = space.vectors[i];
    return vector ? [{ vector }] : [];
  });
  const distances = await pairwise(rows, space.size, pace);
  const count = Math.max(1, Math.round(indices.length / STUDIES_PER_LEAF));
  const least = indices.length <= FEW_STUDIES ? LEAST_LIKENESS : 0;
  const [linkage, most] =
    count <= MAX_LEAVES ? (['average', count] as const) : (['ward', MAX_LEAVES] as const);
  const farthest = least > 0 ? 1 - least : Number.POSITIVE_INFINITY;
  const fine = await cluster(distances, linkage, most, farthest, pace);
  const joined = await joinSingles(fine, distances, least, pace);
  return joined.map((leaf) => leaf.map((row) => indices[row] ?? 0));
}

function inOrder(leaves: readonly (readonly number[])[]): number[][] {
  return leaves
    .map((leaf) => leaf.toSorted((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Divides one large leaf in the same way as `formLeaves` divides all studies. */
export async function splitLeaf(leaf: readonly number[], space: VectorSpace, pace: Pace) {
  return inOrder(await leavesOf(leaf, space, pace));
}

/**
 * Groups the studies into small leaves by average linkage over TF-IDF. Returns indices into `space.vectors`, each
 * exactly once but for studies without text; leaves by their first index.
 */
export async function formLeaves(space: VectorSpace, pace: Pace): Promise<number[][]> {
  const withText = space.vectors.flatMap((vector, i) => (vector.dims.length > 0 ? [i] : []));
  if (withText.length === 0) return [];
  const leaves = await leavesOf(withText.slice(0, MAX_CLUSTERED), space, pace);
  await placeRest(withText.slice(MAX_CLUSTERED), leaves, space, pace);
  return inOrder(leaves);
}
