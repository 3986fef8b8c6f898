'use client';

import type { KeyboardEvent } from 'react';

import { useEditor } from './editor-context';
import { planMoveStudies, planRemoveStudies } from './study-plans';
import { placementsOf } from './study-rows';
import { nothingSelected, select, selectAll } from './study-selection';
import { rowElement } from './use-kept-focus';
import type { StudyListState } from './use-study-list';
import type { Suggestions } from './use-suggestions';

/** The keyboard of the study list: `onKeyDown` for its container. */
export function useStudyKeys(
  { lines, order, selection, setSelected }: StudyListState,
  suggest: Suggestions,
) {
  const { editable, value, openStudy, setOverlay, perform } = useEditor();

  const goTo = (key: string | undefined, event: KeyboardEvent) => {
    if (key === undefined) return;
    const isKept = event.ctrlKey || event.metaKey;
    const how = event.shiftKey ? 'range' : isKept ? 'focus' : 'only';
    setSelected(select(selection, order, key, how));
  };

  const openMenu = (key: string) => {
    const chosen = selection.keys.has(key) ? selection.keys : new Set([key]);
    const box = rowElement(document.body, key)?.getBoundingClientRect();
    if (!editable || !box) return;
    const at = { x: box.left + 48, y: box.top + 28 };
    setOverlay({ kind: 'study-menu', placements: placementsOf(lines, chosen), at });
  };

  /** Puts the study into the category that is suggested there; false when there is none. */
  const place = (key: string, index: number): boolean => {
    const line = lines.find((each) => each.key === key);
    const categoryId = line?.kind === 'study' ? suggest(line.study.id)[index] : undefined;
    if (!editable || categoryId === undefined) return false;
    perform(planMoveStudies(value, placementsOf(lines, new Set([key])), categoryId));
    return true;
  };

  const act = (event: KeyboardEvent, key: string): boolean => {
    const isCtrl = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter') {
      const line = lines.find((each) => each.key === key);
      if (line?.kind === 'study') openStudy(line.study.id);
    } else if (event.key === ' ') {
      setSelected(select(selection, order, key, event.shiftKey ? 'range' : 'toggle'));
    } else if (isCtrl && event.key.toLowerCase() === 'a') {
      setSelected(selectAll(selection, order));
    } else if (event.key === 'Escape' && selection.keys.size > 0) {
      setSelected({ ...nothingSelected, active: key });
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      openMenu(key);
    } else if (event.key === 'Delete' && editable) {
      const keys = selection.keys.has(key) ? selection.keys : new Set([key]);
      perform(planRemoveStudies(value, placementsOf(lines, keys)));
    } else if (/^[1-3]$/.test(event.key) && !isCtrl) {
      return place(key, Number(event.key) - 1);
    } else {
      return false;
    }
    return true;
  };

  return (event: KeyboardEvent) => {
    const key = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
    const index = key === undefined ? -1 : order.indexOf(key);
    if (key === undefined || index === -1 || event.altKey) return;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: order.length - 1 };
    if (Object.hasOwn(to, event.key)) goTo(order[to[event.key as keyof typeof to]], event);
    else if (!act(event, key)) return;
    event.preventDefault();
  };
}
