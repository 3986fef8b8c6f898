import { describe, expect, test } from 'vitest';

import { type RowUnderPointer, zoneOf } from '@/components/tree-editor/drop-zone';

const indent = 20;
const reminders: RowUnderPointer = {
  categoryId: 'reminders',
  ancestors: [
    { categoryId: 'alerts', index: 2 },
    { categoryId: 'interventions', index: 0 },
  ],
  index: 4,
  isOpen: false,
  nextLevel: 2,
};
const at = (row: RowUnderPointer, fraction: number, level = 9) =>
  zoneOf(row, { fraction, x: level * indent + 5, indent });
const between = (parentId: string | null, index: number) => ({ kind: 'between', parentId, index });

describe('Where a drag points at', () => {
  test.each([
    [0, between('alerts', 4)],
    [0.27, between('alerts', 4)],
    [0.29, { kind: 'into', categoryId: 'reminders' }],
    [0.5, { kind: 'into', categoryId: 'reminders' }],
    [0.71, { kind: 'into', categoryId: 'reminders' }],
    [0.73, between('alerts', 5)],
    [1, between('alerts', 5)],
  ])('at %f of a row’s height', (fraction, target) => {
    expect(at(reminders, fraction).target).toEqual(target);
  });

  test('below an open category is before its first child', () => {
    const open = { ...reminders, isOpen: true, nextLevel: 3 };
    expect(at(open, 0.9)).toEqual({
      target: between('reminders', 0),
      mark: { shape: 'line', edge: 'bottom', level: 3 },
    });
  });

  describe('below the last row of several groups is chosen by how far right the pointer is', () => {
    const last = { ...reminders, nextLevel: 0 };
    test.each([
      [9, 2, between('alerts', 5)],
      [2, 2, between('alerts', 5)],
      [1, 1, between('interventions', 3)],
      [0, 0, between(null, 1)],
      [-3, 0, between(null, 1)],
    ])('at level %i the line begins at level %i', (pointed, level, target) => {
      expect(at(last, 0.9, pointed)).toEqual({
        target,
        mark: { shape: 'line', edge: 'bottom', level },
      });
    });

    test('but not further out than the next row', () => {
      expect(at({ ...reminders, nextLevel: 1 }, 0.9, 0).target).toEqual(
        between('interventions', 3),
      );
    });
  });
});
