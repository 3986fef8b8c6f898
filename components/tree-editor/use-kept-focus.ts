'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Finds a row of the tree or of the study list by the id it carries. */
export function rowElement(container: HTMLElement | null, rowId: string): HTMLElement | null {
  return container?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowId)}"]`) ?? null;
}

const entries = {
  tree: '[role="tree"] [data-row][tabindex="0"]',
  studies: '[role="grid"] [data-row][tabindex="0"]',
};

/** Gives the focus to a row; when it has gone to the one by which its list is entered. */
export function focusRow(rowId: string, list: keyof typeof entries): void {
  const row =
    rowElement(document.body, rowId) ??
    document.querySelector<HTMLElement>(entries[list]) ??
    document.querySelector<HTMLElement>(entries.tree);
  row?.focus({ preventScroll: true });
}

/**
 * Keeps the focused row in view, and the focus on it when the focus was in the container: also when the
 * row moved, was replaced by another, or lies elsewhere in the document than before. A row out of view, from
 * which the reader has scrolled away, is not scrolled to because somebody else's change has moved it.
 */
export function useKeptFocus(
  container: RefObject<HTMLElement | null>,
  rowId: string | null,
  index: number,
  scrollTo: (index: number) => void,
) {
  const active = typeof document === 'undefined' ? null : document.activeElement;
  const hadFocus = active !== null && (container.current?.contains(active) ?? false);

  const seen = useRef({ rowId, wasInView: true });
  if (seen.current.rowId === rowId) seen.current.wasInView = isInView(container.current, rowId);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the row or its place changes, only then
  useEffect(() => {
    const { wasInView } = seen.current;
    const isSame = seen.current.rowId === rowId;
    seen.current = { rowId, wasInView: true };
    if (index >= 0 && (!isSame || wasInView)) scrollTo(index);
  }, [rowId, index]);

  useLayoutEffect(() => {
    if (!hadFocus || rowId === null) return;
    const element = rowElement(container.current, rowId);
    const now = document.activeElement;
    if (!element || now === element) return;
    const isInside = container.current?.contains(now) ?? false;
    if (now === document.body || (isInside && !(now instanceof HTMLInputElement))) {
      element.focus({ preventScroll: true });
    }
  });
}

/** As it lies before the change that is being drawn; a row that is not drawn is out of view. */
function isInView(container: HTMLElement | null, rowId: string | null): boolean {
  const element = rowId === null ? null : rowElement(container, rowId);
  if (!container || !element) return false;
  const row = element.getBoundingClientRect();
  const view = container.getBoundingClientRect();
  return row.bottom > view.top && row.top < view.bottom;
}
