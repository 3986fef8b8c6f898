'use client';

import { type RefObject, useEffect, useLayoutEffect } from 'react';

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
 * row moved, was replaced by another, or lies elsewhere in the document than before.
 */
export function useKeptFocus(
  container: RefObject<HTMLElement | null>,
  rowId: string | null,
  index: number,
  scrollTo: (index: number) => void,
) {
  const active = typeof document === 'undefined' ? null : document.activeElement;
  const hadFocus = active !== null && (container.current?.contains(active) ?? false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the row or its place changes, only then
  useEffect(() => {
    if (index >= 0) scrollTo(index);
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
