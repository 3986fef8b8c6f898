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
