'use client';

import { type MouseEvent, type PointerEvent, useRef } from 'react';

import { type Cell, cellNear } from './area';
import type { MatrixState } from './use-matrix';
import type { MatrixActions } from './use-matrix-actions';

/**
 * Clicks on cells, caught on their container: one ticks, one with Shift selects up to there, one with Alt
 * ticks the category itself, and a drag of the mouse over several selects them.
 */
export function useMatrixPointer({ axes }: MatrixState, actions: MatrixActions) {
  const pressed = useRef<Cell | null>(null);
  const isDragged = useRef(false);

  const cellAt = (target: EventTarget): Cell | null => {
    const key = (target as Element).closest<HTMLElement>('[data-cell]')?.dataset.cell;
    if (key === undefined) return null;
    const [row = 0, column = 0] = key.split(':').map(Number);
    return cellNear(axes, { row, column });
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      isDragged.current = false;
      const isMouse = event.pointerType === 'mouse' && event.button === 0 && !event.shiftKey;
      pressed.current = isMouse ? cellAt(event.target) : null;
    },
    onPointerMove: (event: PointerEvent) => {
      const anchor = pressed.current;
      const active = anchor && (event.buttons & 1) !== 0 ? cellAt(event.target) : null;
      if (!anchor || !active || (isSameCell(anchor, active) && !isDragged.current)) return;
      isDragged.current = true;
      actions.choose({ anchor, active });
    },
    onClick: (event: MouseEvent) => {
      const cell = cellAt(event.target);
      if (!cell || isDragged.current) return;
      actions.go(cell, event.shiftKey);
      if (event.shiftKey) return;
      if (cell.categoryId === null) actions.abstract(cell.studyId);
      else actions.toggle(cell, event.altKey);
    },
  };
}

function isSameCell(a: Cell, b: Cell): boolean {
  return a.studyId === b.studyId && a.categoryId === b.categoryId;
}
