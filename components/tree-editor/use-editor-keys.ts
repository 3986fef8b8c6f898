'use client';

import { type RefObject, useEffect } from 'react';

import type { Editor } from './editor-context';
import { hasPane, isShown } from './guideline-shown';

/** Keys that work anywhere on the page. Not while something is typed, but for that of the command palette. */
export function useEditorKeys(
  { data, editable, undo, redo, overlay, setOverlay, spot, isGuideline, setGuideline }: Editor,
  search: RefObject<HTMLInputElement | null>,
) {
  const { view } = spot;
  /** What Alt+G changes; undefined: there is nothing to show. */
  const guideline = hasPane(data, view) ? isGuideline : undefined;
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
      // By its place on the keyboard: with Alt a Mac types another character.
      else if (event.altKey && event.code === 'KeyG' && guideline !== undefined)
        setGuideline(!isShown(guideline));
      else if (key === '/' && !isCtrl) search.current?.focus();
      // The review has a sheet of its own.
      else if (key === '?' && !isCtrl && view !== 'review') {
        setOverlay({ kind: 'key-sheet', opener });
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [editable, undo, redo, overlay, setOverlay, view, search, guideline, setGuideline]);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
