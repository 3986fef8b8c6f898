'use client';

import { type MouseEvent, useState } from 'react';

import { at, cellNear, rectangleOf } from './area';
import type { MenuAt } from './column-menu';
import type { MatrixState } from './use-matrix';

/** Which column's menu is open, and what opens it: a click on its name, a right click or the menu key on a cell. */
export function useColumnMenu({ axes, area, setArea }: MatrixState) {
  const [menu, setMenu] = useState<MenuAt | null>(null);

  const open = (event: MouseEvent, place: { row: number; column: number }, isHead: boolean) => {
    const cell = cellNear(axes, place);
    if (!cell || cell.categoryId === null) return false;
    const { studyId, categoryId } = cell;
    if (!isSelected(place)) setArea(at(cell));
    setMenu({ cell: { studyId, categoryId }, isHead, at: { x: event.clientX, y: event.clientY } });
    return true;
  };
  const isSelected = ({ row, column }: { row: number; column: number }) => {
    const chosen = area && rectangleOf(axes, area);
    const isRow = chosen && row >= chosen.top && row <= chosen.bottom;
    return isRow && column >= chosen.left && column <= chosen.right;
  };
  const row = area ? Math.max(axes.studyIds.indexOf(area.active.studyId), 0) : 0;

  /** Whether the event was on a column's name. */
  const onHead = (event: MouseEvent): boolean => {
    const head = (event.target as Element).closest<HTMLElement>('[data-head]')?.dataset.head;
    return head !== undefined && open(event, { row, column: Number(head) }, true);
  };
  const onContextMenu = (event: MouseEvent) => {
    const key = (event.target as Element).closest<HTMLElement>('[data-cell]')?.dataset.cell;
    const [cellRow = 0, column = -1] = (key ?? '').split(':').map(Number);
    const isOpened = key
      ? column >= 0 && open(event, { row: cellRow, column }, false)
      : onHead(event);
    if (isOpened) event.preventDefault();
  };
  return { menu, close: () => setMenu(null), onHead, onContextMenu };
}
