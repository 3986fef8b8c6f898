/** What the tree shows under each row: the categories, those that match a search, a row to type a name in. */

import { type CategoryId, childrenOf, ROOT, type TreeValue } from '@/lib/tree/value';

import type { Gap } from './category-plans';
import { newRow, uncategorisedRow } from './ids';

export interface Shape {
  readonly value: TreeValue;
  /** Only these are shown; null: all. */
  readonly only: ReadonlySet<CategoryId> | null;
  /** Where a category is being added. */
  readonly gap: Gap | null;
}

/** Rows below `rowId`; of ROOT the root categories, then the place of the uncategorised studies. */
export function rowsBelow({ value, only, gap }: Shape, rowId: string): string[] {
  if (rowId === uncategorisedRow || rowId === newRow) return [];
  const parentId = rowId === ROOT ? null : rowId;
  const children = childrenOf(value, parentId);
  const rows = children.filter((id) => !only || only.has(id));
  if (gap && gap.parentId === parentId) insertNew(rows, children, gap.index);
  if (rowId === ROOT) rows.push(uncategorisedRow);
  return rows;
}

function insertNew(rows: string[], children: readonly CategoryId[], index: number): void {
  const next = children.slice(index).find((id) => rows.includes(id));
  rows.splice(next === undefined ? rows.length : rows.indexOf(next), 0, newRow);
}

/** Every category that has children, so that all are open. */
export function allOpen(value: TreeValue): CategoryId[] {
  return Object.keys(value.children).filter((id) => id !== ROOT);
}

/** What is open when the page comes: everything in a small tree, else the root categories. */
export function firstOpen(value: TreeValue): CategoryId[] {
  const open = allOpen(value);
  return Object.keys(value.categories).length <= 60 ? open : [...childrenOf(value, null)];
}

/** Categories above `id`, nearest first. */
export function ancestorsOf(value: TreeValue, id: CategoryId): readonly CategoryId[] {
  const above: CategoryId[] = [];
  let parentId = value.categories[id]?.parentId ?? null;
  while (parentId !== null) {
    above.push(parentId);
    parentId = value.categories[parentId]?.parentId ?? null;
  }
  return above;
}
