/** Where a drag points at, from the row under the pointer alone. Lengths in pixels. */

import type { CategoryId } from '@/lib/tree/value';

export type DropTarget =
  | { readonly kind: 'into'; readonly categoryId: CategoryId }
  /** Among the children of `parentId` (null: the root categories), before the one now at `index`. */
  | { readonly kind: 'between'; readonly parentId: CategoryId | null; readonly index: number }
  | { readonly kind: 'uncategorised' };

/** The row under the pointer, as the tree shows it. */
export interface RowUnderPointer {
  readonly categoryId: CategoryId;
  /** From the parent up to the root category; the row's level is their number. */
  readonly ancestors: readonly { readonly categoryId: CategoryId; readonly index: number }[];
  /** Place among its siblings. */
  readonly index: number;
  /** It has children and they are shown below it. */
  readonly isOpen: boolean;
  /** Level of the next row; 0 below the last one. */
  readonly nextLevel: number;
}

export interface PointerInRow {
  /** 0 at the row's top edge, 1 at its bottom edge. */
  readonly fraction: number;
  /** Distance from the left edge where the content of level 0 begins. */
  readonly x: number;
  readonly indent: number;
}

export interface Zone {
  readonly target: DropTarget;
  /** How to draw it: around the row, or as a line at its top or bottom edge that begins at a level. */
  readonly mark:
    | { readonly shape: 'row' }
    | { readonly shape: 'line'; readonly edge: 'top' | 'bottom'; readonly level: number };
}

const edgeShare = 0.28;

/**
 * The top and the bottom of a row mean "between", its middle means "into". Below the last row of a group
 * the pointer's x chooses how far out the dropped category goes.
 */
export function zoneOf(row: RowUnderPointer, pointer: PointerInRow): Zone {
  const level = row.ancestors.length;
  const parentId = row.ancestors[0]?.categoryId ?? null;
  if (pointer.fraction < edgeShare) {
    return {
      target: { kind: 'between', parentId, index: row.index },
      mark: { shape: 'line', edge: 'top', level },
    };
  }
  if (pointer.fraction <= 1 - edgeShare) {
    return { target: { kind: 'into', categoryId: row.categoryId }, mark: { shape: 'row' } };
  }
  if (row.isOpen) {
    return {
      target: { kind: 'between', parentId: row.categoryId, index: 0 },
      mark: { shape: 'line', edge: 'bottom', level: level + 1 },
    };
  }
  return belowRow(row, Math.floor(pointer.x / pointer.indent));
}

function belowRow(row: RowUnderPointer, wantedLevel: number): Zone {
  const level = row.ancestors.length;
  const chosen = Math.min(level, Math.max(row.nextLevel, wantedLevel));
  const chain = [{ categoryId: row.categoryId, index: row.index }, ...row.ancestors];
  const before = chain[level - chosen] ?? { categoryId: row.categoryId, index: row.index };
  return {
    target: {
      kind: 'between',
      parentId: chain[level - chosen + 1]?.categoryId ?? null,
      index: before.index + 1,
    },
    mark: { shape: 'line', edge: 'bottom', level: chosen },
  };
}
