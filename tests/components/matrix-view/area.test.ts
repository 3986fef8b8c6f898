import { describe, expect, test } from 'vitest';

import { at, carriedOver, cellNear, cellsIn, rectangleOf } from '@/components/matrix-view/area';

const axes = { studyIds: ['s1', 's2', 's3', 's4'], categoryIds: ['a', 'b', 'c'] };
const cell = (studyId: string, categoryId: string | null) => ({ studyId, categoryId });

describe('A selection', () => {
  test('has all cells between its ends, whichever came first', () => {
    const area = { anchor: cell('s3', 'c'), active: cell('s2', 'b') };
    const rectangle = rectangleOf(axes, area);
    expect(rectangle).toEqual({ top: 1, bottom: 2, left: 1, right: 2 });
    expect(rectangle && cellsIn(axes, rectangle)).toEqual({
      studyIds: ['s2', 's3'],
      categoryIds: ['b', 'c'],
    });
  });

  test('that begins at a study’s own cell has the columns from the first on', () => {
    const rectangle = rectangleOf(axes, { anchor: cell('s1', null), active: cell('s1', 'a') });
    expect(rectangle && cellsIn(axes, rectangle).categoryIds).toEqual(['a']);
  });
});

describe('The cell near a place', () => {
  test.each([
    [{ row: 9, column: 9 }, cell('s4', 'c')],
    [{ row: -1, column: -5 }, cell('s1', null)],
    [{ row: 1, column: 0 }, cell('s2', 'a')],
  ])('%j is the nearest there is', (place, expected) => {
    expect(cellNear(axes, place)).toEqual(expected);
  });

  test('is none without rows', () => {
    expect(cellNear({ ...axes, studyIds: [] }, { row: 0, column: 0 })).toBeNull();
  });
});

describe('When rows or columns change', () => {
  test('the selection stays while its ends are there', () => {
    const area = { anchor: cell('s1', 'a'), active: cell('s2', 'b') };
    expect(carriedOver(area, axes, { ...axes, studyIds: ['s2', 's1'] })).toBe(area);
    expect(carriedOver(area, axes, { ...axes, studyIds: ['s2'] })).toEqual(at(cell('s2', 'b')));
  });

  test('the active cell goes to the place that it had', () => {
    const area = at(cell('s3', 'b'));
    const less = { studyIds: ['s1', 's2', 's4'], categoryIds: ['a', 'b'] };
    expect(carriedOver(area, axes, less)).toEqual(at(cell('s4', 'b')));
    expect(carriedOver(area, axes, { ...axes, categoryIds: ['a', 'c'] })).toEqual(
      at(cell('s3', 'c')),
    );
    expect(carriedOver(area, axes, { ...axes, studyIds: [] })).toBeNull();
  });

  test('a study’s own cell stays its own', () => {
    expect(carriedOver(at(cell('s4', null)), axes, { ...axes, studyIds: ['s1'] })).toEqual(
      at(cell('s1', null)),
    );
  });
});
