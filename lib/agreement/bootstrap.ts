/** How certain a figure is: the same figure of items drawn again from those there are (B. Efron, 1979). */

import { AnswerTable } from './alpha';
import type { Distance, Unit } from './units';

export interface Estimate {
  /** null where the figure is not defined, for want of items or of differences. */
  readonly value: number | null;
  /** The middle 95 % of the figure over the draws; null where too few draws define it. */
  readonly low: number | null;
  readonly high: number | null;
  readonly items: number;
}

/** How often is drawn, where that does not take too long, and the seed of the generator. */
export const draws = 1_000;
export const seed = 20_260_101;

/** Mulberry32: numbers from 0 up to 1, the same for the same seed. Good enough to draw items with. */
export function randomNumbers(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The percentile interval; null when fewer than nine in ten draws define the figure. */
function interval(values: readonly (number | null)[]): { low: number | null; high: number | null } {
  const defined = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (defined.length === 0 || defined.length < values.length * 0.9)
    return { low: null, high: null };
  const at = (share: number) => defined[Math.round(share * (defined.length - 1))] ?? null;
  return { low: at(0.025), high: at(0.975) };
}

/** What the draws for one figure may cost at most, in steps. */
const mostSteps = 20_000_000;

/** As many draws as may be had for that, but 100 at least; none of no items. */
function timesFor(items: number, stepsADraw: number): number {
  if (items === 0) return 0;
  return Math.max(100, Math.min(draws, Math.floor(mostSteps / Math.max(1, stepsADraw))));
}

/** Of any figure of a list of items. */
export function estimate<T>(
  items: readonly T[],
  figure: (items: readonly T[]) => number | null,
): Estimate {
  const random = randomNumbers(seed);
  const value = figure(items);
  const values = Array.from({ length: timesFor(items.length, items.length) }, () =>
    figure(items.map(() => items[Math.floor(random() * items.length)] as T)),
  );
  return { value, ...interval(values), items: items.length };
}

/** A figure of the sums over items. */
type FigureOfSums = (sums: readonly number[]) => number | null;

/**
 * Of several figures that depend on the items by sums alone, of numbers in the same order in each item. All are of the
 * same draws. `items` is how many there were to draw from.
 */
export function estimateSums(
  items: readonly (readonly number[])[],
  figures: readonly FigureOfSums[],
): readonly Estimate[] {
  const width = items[0]?.length ?? 0;
  // One after the other in plain memory: this is the innermost loop of all.
  const numbers = Float64Array.from(items.flat());
  const random = randomNumbers(seed);
  const sumOf = (next: (index: number) => number) => {
    const sums = Array<number>(width).fill(0);
    for (let index = 0; index < items.length; index += 1) {
      const from = next(index) * width;
      for (let place = 0; place < width; place += 1)
        sums[place] = (sums[place] ?? 0) + (numbers[from + place] ?? 0);
    }
    return sums;
  };
  const all = sumOf((index) => index);
  const times = timesFor(items.length, items.length * width);
  const drawn = Array.from({ length: times }, () =>
    sumOf(() => Math.floor(random() * items.length)),
  );
  return figures.map((figure) => ({
    value: figure(all),
    ...interval(drawn.map(figure)),
    items: items.length,
  }));
}

/** Of a mean; null of nothing. */
export function estimateMean(numbers: readonly number[]): Estimate {
  const count = numbers.length;
  const [mean] = estimateSums(
    numbers.map((number) => [number]),
    [([sum = 0]) => (count === 0 ? null : sum / count)],
  );
  return mean ?? { value: null, low: null, high: null, items: 0 };
}

/**
 * Of how much larger the mean of `a` is than that of `b`, items drawn from each apart; null where either is of
 * nothing.
 */
export function estimateDifference(a: readonly number[], b: readonly number[]): Estimate {
  const items = a.length + b.length;
  if (a.length === 0 || b.length === 0) return { value: null, low: null, high: null, items };
  const random = randomNumbers(seed);
  const mean = (numbers: readonly number[], next: (index: number) => number) => {
    let sum = 0;
    for (let index = 0; index < numbers.length; index += 1) sum += numbers[next(index)] ?? 0;
    return sum / numbers.length;
  };
  const anyOf = ({ length }: readonly number[]) => Math.floor(random() * length);
  const itself = (index: number) => index;
  const values = Array.from(
    { length: timesFor(items, items) },
    () => mean(a, () => anyOf(a)) - mean(b, () => anyOf(b)),
  );
  return { value: mean(a, itself) - mean(b, itself), ...interval(values), items };
}

/** Of Krippendorff's alpha: items that were answered alike are drawn by their number. */
export function estimateAlpha<V>(units: readonly Unit<V>[], distance: Distance<V>): Estimate {
  const table = new AnswerTable(units, distance);
  const { items } = table;
  const steps = items.length + table.answers ** 2 + table.patterns;
  const random = randomNumbers(seed);
  const drawn = () => {
    const counts = new Uint32Array(table.patterns);
    for (let count = 0; count < items.length; count += 1) {
      const pattern = items[Math.floor(random() * items.length)] ?? 0;
      counts[pattern] = (counts[pattern] ?? 0) + 1;
    }
    return table.alpha(counts);
  };
  const value = table.alpha(table.all());
  const values = Array.from({ length: timesFor(items.length, steps) }, drawn);
  return { value, ...interval(values), items: items.length };
}
