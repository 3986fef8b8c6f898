import type { Pace } from '../pace';
import type { Reading } from '../text/corpus';
import { byCodeUnit } from '../text/order';

/** A sparse vector: parallel arrays of dimension (ascending) and weight. */
export interface Vector {
  readonly dims: readonly number[];
  readonly weights: readonly number[];
}

export interface VectorSpace {
  /** Number of dimensions. */
  readonly size: number;
  /** Dimension -> stem. */
  readonly terms: readonly string[];
  /** One unit vector per reading; without dimensions when the study has no text. */
  readonly vectors: readonly Vector[];
}

const MIN_STUDIES = 2;
const MAX_SHARE = 0.5;
/** Weight of a term that every study has, beside ln(n) for one that few have. */
const IDF_FLOOR = 0.3;
/** Below this many studies document frequencies say too little to leave a term out. */
const FEW_STUDIES = 8;

function documentFrequencies(readings: readonly Reading[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of readings) {
    for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

function unit(entries: readonly (readonly [number, number])[]): Vector {
  const sorted = [...entries].sort(([a], [b]) => a - b);
  const norm = Math.sqrt(sorted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return { dims: sorted.map(([dim]) => dim), weights: sorted.map(([, weight]) => weight / norm) };
}

/**
 * TF-IDF with square-root term frequency over terms in 2 to 50 % of the studies. A study with none of those is
 * given all of its terms, so that identical texts still resemble one another.
 */
export async function vectorSpace(readings: readonly Reading[], pace: Pace): Promise<VectorSpace> {
  const n = readings.length;
  const frequencies = documentFrequencies(readings);
  const terms = [...frequencies.keys()].sort(byCodeUnit);
  const dimOf = new Map(terms.map((term, dim) => [term, dim]));
  const informative = (term: string) => {
    const df = frequencies.get(term) ?? 0;
    return n < FEW_STUDIES || (df >= MIN_STUDIES && df <= MAX_SHARE * n);
  };
  const weigh = (term: string, count: number): readonly [number, number] => [
    dimOf.get(term) ?? 0,
    Math.sqrt(count) * (Math.log((1 + n) / (1 + (frequencies.get(term) ?? 0))) + IDF_FLOOR),
  ];
  const vectors: Vector[] = [];
  for (const reading of readings) {
    const all = [...reading.terms];
    const kept = all.filter(([term]) => informative(term));
    vectors.push(unit((kept.length > 0 ? kept : all).map(([term, count]) => weigh(term, count))));
    await pace.spend(300 * all.length);
  }
  return { size: terms.length, terms, vectors };
}

/** Adds `factor` times the vector to a dense sum. */
export function addTo(sum: Float64Array, vector: Vector, factor: number): void {
  for (const [i, dim] of vector.dims.entries()) {
    sum[dim] = (sum[dim] ?? 0) + factor * (vector.weights[i] ?? 0);
  }
}

export function dot(vector: Vector, dense: Float64Array): number {
  let sum = 0;
  const { dims, weights } = vector;
  for (let i = 0; i < dims.length; i++) sum += (weights[i] ?? 0) * (dense[dims[i] ?? 0] ?? 0);
  return sum;
}

/** The mean direction of some vectors, weighted; of length 1, or 0 when they are all empty. */
export function centroid(
  members: readonly { readonly vector: Vector; readonly weight: number }[],
  size: number,
): Float64Array {
  const sum = new Float64Array(size);
  for (const { vector, weight } of members) addTo(sum, vector, weight);
  let square = 0;
  for (const value of sum) square += value * value;
  const norm = Math.sqrt(square) || 1;
  return sum.map((value) => value / norm);
}

/** Cosine of two dense unit vectors. */
export function cosine(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
