/** Where the reader is in the matrix: the active cell, and the cells selected up to it. Pure. */

import type { CategoryId, StudyId } from '@/lib/tree/value';

/** A cell by what crosses there; without a category it is the study's own cell, left of all columns. */
export interface Cell {
  readonly studyId: StudyId;
  readonly categoryId: CategoryId | null;
}

/** All cells between the two, both included, are selected. */
export interface Area {
  readonly anchor: Cell;
  readonly active: Cell;
}

/** What the matrix shows now, in order. */
export interface Axes {
  readonly studyIds: readonly StudyId[];
  readonly categoryIds: readonly CategoryId[];
}

/** Place of the study's own cell, left of all columns. */
export const ownColumn = -1;
/** No place in a row. */
export const noColumn = -2;

/** By place, from 0, or `ownColumn`. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** By place, ends included. `left` is -1 when the studies' own cells are among them. */
export interface Rectangle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** null when the axes do not have it. */
export function spotOf(
  { studyIds, categoryIds }: Axes,
  { studyId, categoryId }: Cell,
): Spot | null {
  const row = studyIds.indexOf(studyId);
  const column = categoryId === null ? -1 : categoryIds.indexOf(categoryId);
  return row === -1 || (categoryId !== null && column === -1) ? null : { row, column };
}

/** The cell at a place, or the nearest one there is; null when there are no rows. */
export function cellNear({ studyIds, categoryIds }: Axes, { row, column }: Spot): Cell | null {
  const studyId = studyIds[clamp(row, 0, studyIds.length - 1)];
  if (studyId === undefined) return null;
  return { studyId, categoryId: categoryIds[clamp(column, -1, categoryIds.length - 1)] ?? null };
}

export function rectangleOf(axes: Axes, { anchor, active }: Area): Rectangle | null {
  const from = spotOf(axes, anchor);
  const to = spotOf(axes, active);
  if (!from || !to) return null;
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

/** What is selected; the studies' own cells do not count. */
export function cellsIn({ studyIds, categoryIds }: Axes, rectangle: Rectangle): Axes {
  const { top, bottom, left, right } = rectangle;
  return {
    studyIds: studyIds.slice(top, bottom + 1),
    categoryIds: categoryIds.slice(Math.max(left, 0), right + 1),
  };
}

/** A selection of this one cell. */
export function at(cell: Cell): Area {
  return { anchor: cell, active: cell };
}

/**
 * The area in axes that are others than before: as it was where both its ends are left, else at the place
 * that the active cell had. null when there is nothing left to be at.
 */
export function carriedOver(area: Area, before: Axes, after: Axes): Area | null {
  if (spotOf(after, area.active)) return spotOf(after, area.anchor) ? area : at(area.active);
  const row = after.studyIds.indexOf(area.active.studyId);
  const was = {
    row: row === -1 ? before.studyIds.indexOf(area.active.studyId) : row,
    column: columnAfter(area.active.categoryId, before, after),
  };
  const cell = cellNear(after, was);
  return cell && at(cell);
}

function columnAfter(categoryId: CategoryId | null, before: Axes, after: Axes): number {
  if (categoryId === null) return -1;
  const column = after.categoryIds.indexOf(categoryId);
  return column === -1 ? Math.max(before.categoryIds.indexOf(categoryId), 0) : column;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
