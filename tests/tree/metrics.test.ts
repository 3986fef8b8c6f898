import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRandIndex, leafLabels, UNCATEGORISED } from '@/lib/tree/metrics';
import { tree } from '../support/tree-dsl';

describe('the adjusted Rand index', () => {
  it('is what the formula gives for a table worked out by hand', () => {
    // n_ij = [[2, 1], [0, 3]]: S = 1 + 0 + 0 + 3 = 4, A = 3 + 3 = 6, B = 1 + 6 = 7, C(6) = 15.
    const [a, b] = [
      [0, 0, 0, 1, 1, 1],
      [0, 0, 1, 1, 1, 1],
    ];
    expect(adjustedRandIndex(a, b)).toBeCloseTo((4 - 42 / 15) / (6.5 - 42 / 15), 12);
  });

  it('is -0.5 where every pair is split as badly as can be', () => {
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  });

  it('is 1 for equal partitions, trivial ones included', () => {
    expect(adjustedRandIndex([0, 0, 1, 2], [7, 7, 3, 5])).toBe(1);
    expect(adjustedRandIndex([1, 1, 1], [2, 2, 2])).toBe(1);
    expect(adjustedRandIndex([0, 1, 2], [2, 1, 0])).toBe(1);
    expect(adjustedRandIndex([], [])).toBe(1);
    expect(adjustedRandIndex([0], [4])).toBe(1);
  });

  it('is 0 when one puts all together and the other does not', () => {
    expect(adjustedRandIndex([0, 0, 0, 0], [0, 0, 1, 2])).toBe(0);
  });

  it('is symmetric and does not care what the labels are', () => {
    const items = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 20 });
    fc.assert(
      fc.property(items, (labels) => {
        const a = labels.map(([label]) => label);
        const b = labels.map(([, label]) => label);
        const index = adjustedRandIndex(a, b);
        expect(adjustedRandIndex(b, a)).toBeCloseTo(index, 12);
        expect(
          adjustedRandIndex(
            a.map((label) => 9 - label),
            b,
          ),
        ).toBeCloseTo(index, 12);
        expect(index).toBeLessThanOrEqual(1);
        expect(index).toBeGreaterThanOrEqual(-0.5);
      }),
    );
  });

  it('cannot compare labellings of different lengths', () => {
    expect(() => adjustedRandIndex([0], [0, 1])).toThrow('1 and 2 items');
  });
});

it('A leaf label is the deepest category of a study, the first of equally deep ones', () => {
  const value = tree`
    Interventions [s1 s2]
      Reminders [s2 s3]
        On screen
      Alerts [s3]
    Barriers [s1]
    - s4
  `;
  expect(leafLabels(value)).toEqual([0, 1, 1, UNCATEGORISED]);
});
