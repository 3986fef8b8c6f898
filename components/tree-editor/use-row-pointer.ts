'use client';

import type { MouseEvent } from 'react';

import { type Point, useEditor } from './editor-context';
import { newRow, uncategorisedRow } from './ids';
import { anchorAt, type CategoryTreeState, placeOf } from './use-category-tree';

/** Clicks on the tree's rows, caught on their container. */
export function useRowPointer({ tree, selected, setSelected, keepSelectionAt }: CategoryTreeState) {
  const { editable, setOverlay, setNaming, goTo, setColumn } = useEditor();

  /** The menu is that of all selected rows when the row is one of them. */
  const openMenu = (rowId: string, at: Point) => {
    const ids = selected.includes(rowId) ? selected : [rowId];
    setSelected(ids);
    keepSelectionAt(rowId);
    goTo(placeOf(rowId));
    setOverlay({ kind: 'category-menu', id: rowId, ids, at });
  };

  const onClick = (event: MouseEvent) => {
    const rowId = rowIdAt(event.target);
    if (rowId === null) return;
    const item = tree.getItemInstance(rowId);
    const part = partAt(event.target);
    if (part === 'chevron') {
      if (item.isExpanded()) item.collapse();
      else item.expand();
      return;
    }
    if (part === 'menu') {
      const { left, bottom } = (event.target as Element).getBoundingClientRect();
      openMenu(rowId, { x: left, y: bottom });
      return;
    }
    if (rowId === uncategorisedRow) setSelected([]);
    else if (event.shiftKey) item.selectUpTo(event.ctrlKey || event.metaKey);
    else if (event.ctrlKey || event.metaKey) item.toggleSelect();
    else {
      setSelected([rowId]);
      anchorAt(tree, rowId);
      setColumn('studies');
    }
    keepSelectionAt(rowId);
    goTo(placeOf(rowId));
  };

  const onContextMenu = (event: MouseEvent) => {
    const rowId = rowIdAt(event.target);
    if (rowId === null || rowId === uncategorisedRow) return;
    event.preventDefault();
    openMenu(rowId, { x: event.clientX, y: event.clientY });
  };

  const onDoubleClick = (event: MouseEvent) => {
    const rowId = rowIdAt(event.target);
    if (!editable || rowId === null || rowId === uncategorisedRow || partAt(event.target)) return;
    setNaming({ kind: 'rename', id: rowId });
  };
  return { onClick, onContextMenu, onDoubleClick };
}

/** Id of the category's row that holds the event's target; null outside of rows and in one being named. */
function rowIdAt(target: EventTarget): string | null {
  if (!(target instanceof Element) || target instanceof HTMLInputElement) return null;
  const id = target.closest<HTMLElement>('[data-row]')?.dataset.row ?? null;
  return id === newRow ? null : id;
}

function partAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-part]')?.dataset.part ?? null;
}
