'use client';

import type { DragEvent, MouseEvent } from 'react';

import { useEditor } from './editor-context';
import { startDrag } from './start-drag';
import { planMoveStudies } from './study-plans';
import { placementsOf } from './study-rows';
import { select } from './study-selection';
import type { StudyListState } from './use-study-list';

/** Clicks on the rows of the study list and drags from them, caught on their container. */
export function useStudyPointer({ lines, order, selection, setSelected }: StudyListState) {
  const { editable, value, openStudy, setOverlay, perform } = useEditor();

  /** The selected rows when the row is one of them, else it alone. */
  const chosenWith = (key: string) => {
    if (selection.keys.has(key)) return selection;
    const alone = select(selection, order, key, 'only');
    setSelected(alone);
    return alone;
  };
  const openMenu = (key: string, at: { x: number; y: number }) => {
    setOverlay({ kind: 'study-menu', placements: placementsOf(lines, chosenWith(key).keys), at });
  };

  const onClick = (event: MouseEvent) => {
    const key = rowAt(event.target);
    if (key === null) return;
    const part = partAt(event.target);
    if (part === 'menu') {
      const { left, bottom } = (event.target as Element).getBoundingClientRect();
      openMenu(key, { x: left, y: bottom });
      return;
    }
    const suggested = categoryAt(event.target);
    if (suggested !== null) {
      setSelected(select(selection, order, key, 'focus'));
      perform(planMoveStudies(value, placementsOf(lines, new Set([key])), suggested));
      return;
    }
    const isToggle = part === 'check' || event.ctrlKey || event.metaKey;
    const how = event.shiftKey ? 'range' : isToggle ? 'toggle' : 'only';
    setSelected(select(selection, order, key, how));
    const line = lines.find((each) => each.key === key);
    if (how === 'only' && line?.kind === 'study') openStudy(line.study.id);
  };

  return {
    onClick,
    onContextMenu: (event: MouseEvent) => {
      const key = rowAt(event.target);
      if (!editable || key === null) return;
      event.preventDefault();
      openMenu(key, { x: event.clientX, y: event.clientY });
    },
    onDragStart: (event: DragEvent) => {
      const key = rowAt(event.target);
      if (!editable || key === null) return;
      const placements = placementsOf(lines, chosenWith(key).keys);
      startDrag(event, { kind: 'studies', placements });
    },
  };
}

function rowAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-row]')?.dataset.row ?? null;
}

/** The category of a suggested place. */
function categoryAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-category]')?.dataset.category ?? null;
}

function partAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-part]')?.dataset.part ?? null;
}
