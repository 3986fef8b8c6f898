'use client';

import {
  type ItemInstance,
  selectionFeature,
  syncDataLoaderFeature,
  type TreeInstance,
} from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { useCallback, useMemo, useState } from 'react';

import { ROOT, type TreeValue } from '@/lib/tree/value';

import type { Editor } from './editor-context';
import { newRow, uncategorisedRow } from './ids';
import type { Place } from './place';
import { rowsBelow, type Shape } from './tree-shape';
import { useOpenRows } from './use-open-rows';

const features = [syncDataLoaderFeature, selectionFeature];

const nothing = { ids: [], at: null };

export type Row = ItemInstance<string>;

/**
 * The rows of the tree as they are to be shown, with what is open, selected and focused. The focused row
 * is the place whose studies the panel shows.
 */
export function useCategoryTree(editor: Editor) {
  const { value, matchCounts, onlyMatches, filter, naming, spot } = editor;
  const [open, setOpen] = useOpenRows(editor);
  const found = onlyMatches ? (matchCounts?.shown ?? null) : null;
  const only = useMemo(
    () => (found && filter ? found.intersection(filter.shown) : (found ?? filter?.shown ?? null)),
    [found, filter],
  );
  const gap = naming?.kind === 'add' ? naming.gap : null;
  const shape = useMemo<Shape>(() => ({ value, only, gap }), [value, only, gap]);
  const focusedId = rowIdOf(spot.place);
  const { selected, setSelected, keepSelectionAt } = useSelectedRows(value, focusedId);

  const tree = useTree<string>({
    rootItemId: ROOT,
    getItemName: (item) => nameOf(value, item.getId()),
    isItemFolder: (item) => rowsBelow(shape, item.getId()).length > 0,
    dataLoader: { getItem: (id) => id, getChildren: (id) => rowsBelow(shape, id) },
    state: { expandedItems: open, selectedItems: selected, focusedItem: focusedId },
    setExpandedItems: setOpen,
    setSelectedItems: (ids) => setSelected(typeof ids === 'function' ? ids(selected) : ids),
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
    focusedIndex: focusedId === null ? -1 : indexOfRow(tree, focusedId),
    setOpen,
    selected,
    setSelected,
    keepSelectionAt,
  };
}

/**
 * The selected categories. A selection belongs to the row that had the focus when it was made: when the
 * focus went elsewhere by other means than the tree's own, only the focused row is selected.
 */
function useSelectedRows(value: TreeValue, focusedId: string | null) {
  const [selection, setSelection] = useState<{ ids: string[]; at: string | null }>(nothing);
  const selected = useMemo(() => {
    const ids = selection.at === focusedId ? selection.ids : [focusedId ?? ''];
    return ids.filter((id) => Object.hasOwn(value.categories, id));
  }, [selection, value, focusedId]);
  const setSelected = useCallback((ids: string[]) => setSelection(({ at }) => ({ ids, at })), []);
  const keepSelectionAt = useCallback(
    (rowId: string) => setSelection(({ ids }) => ({ ids, at: rowId })),
    [],
  );
  return { selected, setSelected, keepSelectionAt };
}

export type CategoryTreeState = ReturnType<typeof useCategoryTree>;

/** Place of a row among all rows that are shown; -1 when it is not. */
export function indexOfRow(tree: TreeInstance<string>, rowId: string): number {
  return tree.getItemInstance(rowId).getItemMeta().index;
}

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
