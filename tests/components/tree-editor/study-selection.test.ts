import { describe, expect, test } from 'vitest';

import {
  nothingSelected,
  type Selecting,
  select,
  selectAll,
  within,
} from '@/components/tree-editor/study-selection';

const order = ['a', 'b', 'c', 'd', 'e'];
const selected = (...steps: [key: string, how: Selecting][]) =>
  steps.reduce((selection, [key, how]) => select(selection, order, key, how), nothingSelected);
const keys = (...steps: [key: string, how: Selecting][]) => [...selected(...steps).keys].sort();

describe('Selecting studies', () => {
  test('by a click leaves only that one', () => {
    expect(keys(['a', 'only'], ['c', 'only'])).toEqual(['c']);
  });

  test('by toggling adds and takes away', () => {
    expect(keys(['a', 'only'], ['c', 'toggle'], ['d', 'toggle'], ['c', 'toggle'])).toEqual([
      'a',
      'd',
    ]);
  });

  test('up to another takes all between, in both directions, from where it began', () => {
    expect(keys(['c', 'only'], ['e', 'range'])).toEqual(['c', 'd', 'e']);
    expect(keys(['c', 'only'], ['e', 'range'], ['a', 'range'])).toEqual(['a', 'b', 'c']);
  });

  test('up to another begins at that one when nothing was selected', () => {
    expect(keys(['d', 'range'])).toEqual(['d']);
  });

  test('is left alone when only the focus moves, and a range begins there', () => {
    const moved = selected(['a', 'only'], ['c', 'focus']);
    expect([...moved.keys]).toEqual(['a']);
    expect(moved.active).toBe('c');
    expect(keys(['b', 'focus'], ['d', 'range'])).toEqual(['b', 'c', 'd']);
  });

  test('takes all there are', () => {
    expect([...selectAll(nothingSelected, order).keys]).toEqual(order);
  });

  test('keeps what is still shown when the lines change', () => {
    const selection = selected(['b', 'only'], ['d', 'toggle']);
    expect(within(selection, order, order)).toBe(selection);
    expect(within(selection, ['a', 'b'], order)).toEqual({
      keys: new Set(['b']),
      anchor: null,
      active: 'b',
    });
  });

  test.each([
    ['the next one', 'c', ['a', 'b', 'e'], 'e'],
    ['the last one', 'e', ['a', 'b'], 'b'],
    ['nothing', 'c', [], null],
  ])('leaves the keyboard at %s when its line goes', (_where, active, left, now) => {
    expect(within(selected([active, 'only']), left, order)).toMatchObject({ active: now });
  });
});
