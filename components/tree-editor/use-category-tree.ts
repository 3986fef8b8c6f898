'use client';

import {
  type ItemInstance,
  propMemoizationFeature,
  selectionFeature,
  syncDataLoaderFeature,
  type TreeInstance,
} from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { useMemo, useState } from 'react';

import { ROOT, type TreeValue } from '@/lib/tree/value';

import type { Editor } from './editor-context';
import { newRow, uncategorisedRow } from './ids';
import type { Place } from './place';
import { rowsBelow, type Shape } from './tree-shape';
import { useOpenRows } from './use-open-rows';

const features = [syncDataLoaderFeature, selectionFeature, propMemoizationFeature];

export type Row = ItemInstance<string>;

/**
 * The rows of the tree as they are to be shown, with what is open, selected and focused. The focused row
 * is the place whose studies the panel shows.
 */
export function useCategoryTree(editor: Editor) {
  const { value, matchCounts, naming, spot } = editor;
  const [open, setOpen] = useOpenRows(editor);
  const [selected, setSelected] = useState<string[]>([]);
  const only = matchCounts?.shown ?? null;
  const gap = naming?.kind === 'add' ? naming.gap : null;
  const shape = useMemo<Shape>(() => ({ value, only, gap }), [value, only, gap]);
  const focusedId = rowIdOf(spot.place);
  const selectedNow = useMemo(
    () => selected.filter((id) => Object.hasOwn(value.categories, id)),
    [selected, value],
  );

  const tree = useTree<string>({
    rootItemId: ROOT,
    getItemName: (item) => nameOf(value, item.getId()),
    isItemFolder: (item) => rowsBelow(shape, item.getId()).length > 0,
    dataLoader: { getItem: (id) => id, getChildren: (id) => rowsBelow(shape, id) },
    state: { expandedItems: open, selectedItems: selectedNow, focusedItem: focusedId },
    setExpandedItems: setOpen,
    setSelectedItems: setSelected,
    features,
  });
  const [seenShape, setSeenShape] = useState<Shape | null>(null);
  if (seenShape !== shape) {
    setSeenShape(shape);
    tree.scheduleRebuildTree();
  }

  return {
    tree,
    rows: tree.getItems(),
    focusedId,
    setOpen,
    selected: selectedNow,
    setSelected,
  };
}

export type CategoryTreeState = ReturnType<typeof useCategoryTree>;

/** The row that a range selection starts from. */
export function anchorAt(tree: TreeInstance<string>, rowId: string): void {
  tree.getDataRef<{ selectUpToAnchorId?: string | null }>().current.selectUpToAnchorId = rowId;
}

export function rowIdOf(place: Place): string | null {
  if (place.kind === 'category') return place.categoryId;
  return place.kind === 'uncategorised' ? uncategorisedRow : null;
}

export function placeOf(rowId: string): Place {
  return rowId === uncategorisedRow
    ? { kind: 'uncategorised' }
    : { kind: 'category', categoryId: rowId };
}

export function nameOf(value: TreeValue, rowId: string): string {
  if (rowId === uncategorisedRow) return 'Uncategorised';
  if (rowId === newRow) return 'New category';
  return value.categories[rowId]?.name ?? '';
}
