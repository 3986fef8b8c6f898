'use client';

import { type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect } from 'react';

import { visibleRange } from '@/components/tree-editor/visible-range';

import type { Spot } from './area';
import type { Layout } from './layout';
import type { MatrixState } from './use-matrix';

/** What a row is taken for until it is measured: with a claim of two lines below the title, or without. */
const heightWithClaim = 66;
const heightWithout = 46;

/** Which rows and columns are drawn: those near the view, and the active ones wherever they are. */
export function useVirtualAxes(
  { rows, columns }: MatrixState,
  layout: Layout,
  active: Spot,
  scroller: RefObject<HTMLElement | null>,
) {
  const vertical = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(
      (index: number) => (rows[index]?.claim ? heightWithClaim : heightWithout),
      [rows],
    ),
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: 4,
    paddingStart: layout.headerHeight,
    scrollPaddingStart: layout.headerHeight,
    rangeExtractor: useCallback((range: Range) => visibleRange(range, active.row), [active.row]),
  });
  const { columnWidth } = layout;
  const horizontal = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => columnWidth, [columnWidth]),
    getItemKey: useCallback((index: number) => columns[index]?.id ?? index, [columns]),
    overscan: 3,
    paddingStart: layout.frozen,
    scrollPaddingStart: layout.frozen,
    rangeExtractor: useCallback(
      (range: Range) => visibleRange(range, active.column),
      [active.column],
    ),
  });
  // A new estimate alone does not make it look at the columns again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the width changes, only then
  useLayoutEffect(() => horizontal.measure(), [columnWidth]);
  return { vertical, horizontal };
}

/** As much of a virtualizer as is needed here. */
interface Scrolled {
  readonly scrollOffset: number | null;
  readonly scrollRect: { readonly height: number } | null;
  readonly options: { readonly scrollPaddingStart: number };
  getVirtualItems(): readonly { readonly start: number; readonly end: number }[];
}

/** How many rows are seen whole: one behind the header is not. */
export function rowsInView(vertical: Scrolled): number {
  const above = vertical.scrollOffset ?? 0;
  const top = above + vertical.options.scrollPaddingStart;
  const bottom = above + (vertical.scrollRect?.height ?? 0);
  return vertical.getVirtualItems().filter(({ start, end }) => start >= top && end <= bottom)
    .length;
}
