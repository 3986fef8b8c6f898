'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

import type { Spot } from './area';

/** The element of a cell that takes the focus; null when it is not drawn. */
export function cellElement(grid: HTMLElement | null, { row, column }: Spot): HTMLElement | null {
  const cell = grid?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
  return cell?.querySelector<HTMLElement>('[role="checkbox"]') ?? cell ?? null;
}

/** Keeps the active cell in view, and the focus on it while the focus is in the grid. */
export function useActiveCell(
  grid: RefObject<HTMLElement | null>,
  active: Spot,
  scrollTo: (spot: Spot) => void,
) {
  const { row, column } = active;
  const hadFocus = grid.current?.contains(document.activeElement) ?? false;
  const seen = useRef('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the active cell changes, only then
  useEffect(() => {
    const isFirst = seen.current === '';
    seen.current = `${row}:${column}`;
    if (!isFirst && row >= 0) scrollTo({ row, column });
  }, [row, column]);

  useLayoutEffect(() => {
    if (!hadFocus) return;
    const element = cellElement(grid.current, { row, column });
    const now = document.activeElement;
    if (!element || element === now) return;
    const isInside = grid.current?.contains(now) ?? false;
    if (isInside || now === document.body) element.focus({ preventScroll: true });
  });
}
