'use client';

import { type RefObject, useEffect } from 'react';

import type { Editor } from './editor-context';

/** Keys that work anywhere on the page: undo, redo, and "/" to search. Not while something is typed. */
export function useEditorKeys(
  { editable, undo, redo, overlay }: Editor,
  search: RefObject<HTMLInputElement | null>,
) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || overlay) return;
      const key = event.key.toLowerCase();
      const isCtrl = (event.ctrlKey || event.metaKey) && !event.altKey;
      if (isCtrl && editable && key === 'z') event.shiftKey ? redo() : undo();
      else if (isCtrl && editable && key === 'y') redo();
      else if (key === '/' && !isCtrl) search.current?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [editable, undo, redo, overlay, search]);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
