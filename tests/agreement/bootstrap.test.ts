import { describe, expect, it } from 'vitest';

import {
  estimate,
  estimateAlpha,
  estimateDifference,
  estimateMean,
  estimateSums,
  randomNumbers,
} from '@/lib/agreement/bootstrap';
import { cohenKappa } from '@/lib/agreement/kappa';
import { nominal, type Unit, unanimity } from '@/lib/agreement/units';

/** Two annotators who agree on `agreed` of `count` yes-or-no items. */
function units(count: number, agreed: number): Unit<number>[] {
  return Array.from({ length: count }, (_, item) => [
    item % 2,
    item < agreed ? item % 2 : 1 - (item % 2),
  ]);
}

describe('an estimate', () => {
  it('is the same every time it is made', () => {
    expect(estimateAlpha(units(40, 30), nominal)).toEqual(estimateAlpha(units(40, 30), nominal));
    const draw = () => Array.from({ length: 3 }, randomNumbers(7));
    expect(draw()).toEqual(draw());
  });

  it('has the value within its interval, narrower with more items', () => {
    const few = estimateAlpha(units(20, 15), nominal);
    const many = estimateAlpha(units(2_000, 1_500), nominal);
    for (const { low, value, high } of [few, many]) {
      expect(low).toBeLessThan(value ?? 0);
      expect(high).toBeGreaterThan(value ?? 1);
    }
    const width = ({ low, high }: typeof few) => (high ?? 0) - (low ?? 0);
    expect(width(many)).toBeLessThan(width(few) / 5);
    expect(many.items).toBe(2_000);
  });

  it('covers a known share about as often as it should', () => {
    // Of 100 tosses with 50 heads the standard error is 0.05: about 0.4 to 0.6.
    const tosses = Array.from({ length: 100 }, (_, item) => item % 2);
    const share = (drawn: readonly number[]) => drawn.reduce((a, b) => a + b, 0) / drawn.length;
    const { low, high } = estimate(tosses, share);
    expect(low).toBeCloseTo(0.4, 1);
    expect(high).toBeCloseTo(0.6, 1);
  });

  it('has no interval where the figure is not defined', () => {
    const none = { value: null, low: null, high: null };
    expect(estimateAlpha([], nominal)).toEqual({ ...none, items: 0 });
    expect(estimate([] as Unit<number>[], cohenKappa)).toEqual({ ...none, items: 0 });
    expect(
      estimateAlpha(
        [
          [1, 1],
          [1, null],
        ],
        nominal,
      ),
    ).toEqual({ ...none, items: 1 });
  });

  it('of the same units is the same by kappa as drawn item by item', () => {
    const { value, items } = estimate(units(40, 30), cohenKappa);
    expect(value).toBe(cohenKappa(units(40, 30)));
    expect(items).toBe(40);
  });
});

describe('an estimate of sums', () => {
  const pairs = Array.from({ length: 60 }, (_, item) => [item % 7, 1 + (item % 3)] as const);
  const ratio = (drawn: readonly (readonly [number, number])[]) => {
    const sum = (place: 0 | 1) => drawn.reduce((all, pair) => all + pair[place], 0);
    return sum(0) / sum(1);
  };

  it('is that of the same figure drawn item by item', () => {
    const [sums] = estimateSums(pairs, [([a = 0, b = 1]) => a / b]);
    expect(sums).toEqual(estimate(pairs, ratio));
  });

  it('has several figures of the very same draws', () => {
    const [share, rest] = estimateSums(pairs, [([a = 0]) => a, ([a = 0]) => -a]);
    expect(rest).toMatchObject({ low: -(share?.high ?? 0), high: -(share?.low ?? 0) });
  });

  it('of a mean is not defined without items, and certain where all are the same', () => {
    expect(estimateMean([])).toEqual({ value: null, low: null, high: null, items: 0 });
    expect(estimateMean([3, 3, 3])).toEqual({ value: 3, low: 3, high: 3, items: 3 });
  });

  it('of a difference has both sides drawn apart', () => {
    const yes = Array.from({ length: 100 }, (_, item) => Number(item % 4 > 0));
    const { value, low, high, items } = estimateDifference(yes, [0, 1, 0, 1]);
    expect([value, items]).toEqual([1 / 4, 104]);
    // Of four answers the mean is anything from 0 to 1: the difference is uncertain.
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(1 / 2);
    expect(estimateDifference(yes, [])).toMatchObject({ value: null, low: null, items: 100 });
  });
});

describe('unanimity', () => {
  const same = (a: number, b: number) => a === b;

  it('is the share of shared items on which all agree', () => {
    expect(
      unanimity(
        [
          [1, 1, null],
          [1, 0, 1],
          [1, null, null],
        ],
        same,
      ),
    ).toBe(1 / 2);
    expect(unanimity([[1, null]], same)).toBeNull();
  });
});
