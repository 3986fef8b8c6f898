import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '@/lib/tree/diff';
import { longestIncreasing } from '@/lib/tree/increasing';
import { editDistance } from '@/lib/tree/metrics';
import type { Operation } from '@/lib/tree/operation';
import { rowsOf } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';
import { draws, grow, treePairs, trees } from '../support/tree-arbitraries';
import { tree } from '../support/tree-dsl';
import { expectSame, treeAfter } from './laws';

const types = (operations: readonly Operation[]) => operations.map(({ type }) => type);

/** What a diff is about. */
function content(value: TreeValue) {
  const { categories, assignments } = rowsOf(value);
  return {
    categories,
    assignments: assignments.map(({ categoryId, studyId }) => [categoryId, studyId]),
  };
}

describe('a diff', () => {
  it('of a tree and itself is empty', () => {
    fc.assert(
      fc.property(trees, (value) => {
        expect(diff(value, value)).toEqual([]);
      }),
    );
  });

  it('turns any tree into any other over the same studies', () => {
    fc.assert(
      fc.property(treePairs, ([a, b]) => {
        expectSame(content(treeAfter(a, diff(a, b))), content(b));
      }),
      { numRuns: 500 },
    );
  });

  it('turns ancestors upside down without a refused move', () => {
    const a = tree`
      A
        B
          C
            D
    `;
    const b = tree`
      D
        C
          B
            A
    `;
    expectSame(content(treeAfter(a, diff(a, b))), content(b));
    expect(types(diff(a, b))).toEqual(Array(4).fill('move-category').slice(0, diff(a, b).length));
    expect(diff(a, b).length).toBeLessThanOrEqual(4);
  });

  it('is no longer than one operation for one change of a place, a name or an assignment', () => {
    const single = fc.constantFrom(
      'add-category',
      'rename-category',
      'describe-category',
      'move-category',
      'remove-category',
      'assign-study',
      'unassign-study',
    );
    fc.assert(
      fc.property(
        trees,
        single.chain((type) => draws(type)),
        (a, draw) => {
          expect(diff(a, grow(a, [draw])).length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('moves the one child that is out of order, not all that it passes', () => {
    const a = tree`
      A
      B
      C
      D
      E
    `;
    const b = tree`
      E
      A
      B
      C
      D
    `;
    expect(diff(a, b)).toEqual([{ type: 'move-category', id: 'e', parentId: null, index: 0 }]);
    expect(editDistance(a, b)).toBe(1);
  });

  it('refuses trees over different studies', () => {
    const a = tree`
      A [s1]
    `;
    const b = tree`
      A [s2]
    `;
    expect(() => diff(a, b)).toThrow('s2');
  });
});

describe('the longest increasing subsequence', () => {
  const isIncreasing = (numbers: readonly number[]) =>
    numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

  /** By trying every subset. */
  function longestLength(numbers: readonly number[]): number {
    const lengths = Array.from({ length: 2 ** numbers.length }, (_, chosen) => {
      const subset = numbers.filter((_number, index) => ((chosen >> index) & 1) === 1);
      return isIncreasing(subset) ? subset.length : 0;
    });
    return Math.max(...lengths);
  }

  it('is increasing, in the order given, and none is longer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 9 }), (numbers) => {
        const found = longestIncreasing(numbers);
        expect(isIncreasing(found)).toBe(true);
        let from = -1;
        for (const number of found) {
          from = numbers.indexOf(number, from + 1);
          expect(from).not.toBe(-1);
        }
        expect(found).toHaveLength(longestLength(numbers));
      }),
    );
  });
});
