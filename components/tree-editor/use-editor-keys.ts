'use client';

import { type RefObject, useEffect } from 'react';

import type { Editor } from './editor-context';

/** Keys that work anywhere on the page. Not while something is typed, but for that of the command palette. */
export function useEditorKeys(
  { editable, undo, redo, overlay, setOverlay, spot }: Editor,
  search: RefObject<HTMLInputElement | null>,
) {
  const { view } = spot;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || overlay) return;
      const key = event.key.toLowerCase();
      const isCtrl = (event.ctrlKey || event.metaKey) && !event.altKey;
      const opener = document.activeElement;
      const isPalette = isCtrl && key === 'k' && !event.shiftKey;
      if (!isPalette && isTyping(event.target)) return;
      if (isPalette) setOverlay({ kind: 'palette', opener });
      else if (isCtrl && editable && key === 'z') event.shiftKey ? redo() : undo();
      else if (isCtrl && editable && key === 'y') redo();
      else if (key === '/' && !isCtrl) search.current?.focus();
      // The review has a sheet of its own.
      else if (key === '?' && !isCtrl && view !== 'review') {
        setOverlay({ kind: 'key-sheet', opener });
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [editable, undo, redo, overlay, setOverlay, view, search]);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
