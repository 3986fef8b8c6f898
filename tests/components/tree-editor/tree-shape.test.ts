import { describe, expect, test } from 'vitest';

import { newRow, uncategorisedRow } from '@/components/tree-editor/ids';
import { allOpen, ancestorsOf, firstOpen, rowsBelow } from '@/components/tree-editor/tree-shape';
import { ROOT } from '@/lib/tree/value';

import { tree } from '../../support/tree-dsl';

const value = tree`
  Interventions
    Reminders
      Email
    Alerts
  Barriers
`;
const plain = { value, only: null, gap: null };

describe('The rows of the tree', () => {
  test('end with the uncategorised studies', () => {
    expect(rowsBelow(plain, ROOT)).toEqual(['interventions', 'barriers', uncategorisedRow]);
    expect(rowsBelow(plain, uncategorisedRow)).toEqual([]);
  });

  test('are only those that a search shows', () => {
    const only = new Set(['interventions', 'alerts']);
    expect(rowsBelow({ ...plain, only }, ROOT)).toEqual(['interventions', uncategorisedRow]);
    expect(rowsBelow({ ...plain, only }, 'interventions')).toEqual(['alerts']);
  });

  test.each([
    ['interventions', 0, [newRow, 'reminders', 'alerts']],
    ['interventions', 1, ['reminders', newRow, 'alerts']],
    ['interventions', 2, ['reminders', 'alerts', newRow]],
    ['barriers', 0, [newRow]],
  ])('have one for the name of a new category below %s, at %i', (parentId, index, rows) => {
    expect(rowsBelow({ ...plain, gap: { parentId, index } }, parentId)).toEqual(rows);
  });

  test('have the new one where it belongs also during a search', () => {
    const shape = {
      value,
      only: new Set(['alerts']),
      gap: { parentId: 'interventions', index: 1 },
    };
    expect(rowsBelow(shape, 'interventions')).toEqual([newRow, 'alerts']);
  });

  test('have the new one before the uncategorised among the root categories', () => {
    const gap = { parentId: null, index: 2 };
    expect(rowsBelow({ ...plain, gap }, ROOT).slice(-2)).toEqual([newRow, uncategorisedRow]);
  });

  test('are all open in a small tree, and only the root categories in a large one', () => {
    expect(firstOpen(value).sort()).toEqual(['interventions', 'reminders']);
    expect(allOpen(value).sort()).toEqual(['interventions', 'reminders']);
    const many = Array.from({ length: 61 }, (_, number) => `  Child ${number}\n    Leaf ${number}`);
    const large = tree`${['Everything', ...many].join('\n')}`;
    expect(firstOpen(large)).toEqual(['everything']);
  });

  test('are found from below, nearest first', () => {
    expect(ancestorsOf(value, 'email')).toEqual(['reminders', 'interventions']);
    expect(ancestorsOf(value, 'barriers')).toEqual([]);
  });
});
