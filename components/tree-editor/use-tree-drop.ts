'use client';

import { type DragEvent, type RefObject, useRef } from 'react';

import type { TreeValue } from '@/lib/tree/value';

import { scrollNear, stopScrolling } from './auto-scroll';
import { currentDrag, type Hover, setDrag, setHover } from './drag-store';
import { planDrop } from './drop-plan';
import { useEditor } from './editor-context';
import { uncategorisedRow } from './ids';
import { type PointedZone, pointedZone } from './pointed-zone';
import { startDrag } from './start-drag';
import type { CategoryTreeState } from './use-category-tree';

const openDelay = 650;

/** Drags from the tree's rows, and drops on them of categories and of studies: handlers for the container. */
export function useTreeDrop(state: CategoryTreeState, container: RefObject<HTMLElement | null>) {
  const { editable, value, perform, goTo } = useEditor();
  const { selected, setSelected, keepSelectionAt } = state;
  const opening = useOpening(state);

  const onDragOver = (event: DragEvent) => {
    const hover = hoverAt(event, state, value);
    if (!hover) return;
    scrollNear(
      container.current?.querySelector<HTMLElement>('[data-scroller]') ?? null,
      event.clientY,
    );
    if (hover !== currentDrag()?.hover) {
      opening.start(hover);
      setHover(hover);
    }
    if (!hover.plan.ok) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = hover.also && !event.metaKey ? 'copy' : 'move';
  };

  return {
    onDragStart: (event: DragEvent) => {
      const rowId = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
      if (!editable || rowId === undefined || rowId === uncategorisedRow) return;
      const ids = selected.includes(rowId) ? selected : [rowId];
      setSelected(ids);
      keepSelectionAt(rowId);
      goTo({ kind: 'category', categoryId: rowId });
      startDrag(event, { kind: 'categories', ids });
    },
    onDragEnter: onDragOver,
    onDragOver,
    onDragLeave: (event: DragEvent) => {
      if (container.current?.contains(event.relatedTarget as Node | null)) return;
      opening.stop();
      stopScrolling();
      setHover(null);
    },
    onDrop: (event: DragEvent) => {
      const hover = hoverAt(event, state, value);
      opening.stop();
      stopScrolling();
      setDrag(null);
      if (!hover) return;
      event.preventDefault();
      perform(hover.plan);
    },
  };
}

/** Null when nothing of this page is dragged; the present hover when nothing about it has changed. */
function hoverAt(event: DragEvent, state: CategoryTreeState, value: TreeValue): Hover | null {
  const drag = currentDrag();
  if (!drag) return null;
  const pointed = pointedZone(event, state, value, drag.payload);
  const also = drag.payload.kind === 'studies' && isAlso(event);
  if (drag.hover?.also === also && isAt(drag.hover, pointed)) return drag.hover;
  const { target, mark } = pointed.zone;
  const plan = planDrop(value, drag.payload, target, also);
  return { rowId: pointed.rowId, target, mark, also, plan };
}

/** A closed category opens when the pointer rests on it. */
function useOpening({ tree }: CategoryTreeState) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = () => clearTimeout(timer.current);
  const start = ({ target }: Hover) => {
    stop();
    if (target.kind !== 'into') return;
    const row = tree.getItemInstance(target.categoryId);
    if (!row.isFolder() || row.isExpanded()) return;
    timer.current = setTimeout(() => row.expand(), openDelay);
  };
  return { start, stop };
}

/** On a Mac the system takes Control for itself and Command for "move": any of the three will do. */
function isAlso(event: DragEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}

function isAt(hover: Hover, { rowId, zone }: PointedZone): boolean {
  return hover.rowId === rowId && JSON.stringify(hover.target) === JSON.stringify(zone.target);
}
