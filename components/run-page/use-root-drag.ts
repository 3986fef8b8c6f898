'use client';

import { type DragEvent, useState } from 'react';

/** Where the dragged row would go: before the row now at `index`. */
interface Hover {
  readonly key: string;
  readonly index: number;
}

/** Reordering by drag: which row is dragged and before which it would go. `onMove` counts after taking it out. */
export function useRootDrag(keys: readonly string[], onMove: (key: string, index: number) => void) {
  const [hover, setHover] = useState<Hover | null>(null);

  function over(event: DragEvent, at: number) {
    if (!hover) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const index = event.clientY < top + height / 2 ? at : at + 1;
    if (index !== hover.index) setHover({ ...hover, index });
  }

  function drop(event: DragEvent) {
    if (!hover) return;
    event.preventDefault();
    const from = keys.indexOf(hover.key);
    onMove(hover.key, hover.index > from ? hover.index - 1 : hover.index);
    setHover(null);
  }

  return {
    /** Before which row a line is to be drawn; the number of rows: after the last. null: nowhere. */
    line: hover && lineOf(keys.indexOf(hover.key), hover.index),
    dragged: hover?.key ?? null,
    /** For the handle of a row. */
    handle: (key: string) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        const row = event.currentTarget.closest('li');
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', key);
        if (row) event.dataTransfer.setDragImage(row, 12, 18);
        setHover({ key, index: keys.indexOf(key) });
      },
      onDragEnd: () => setHover(null),
    }),
    /** For the row itself. */
    row: (at: number) => ({ onDragOver: (event: DragEvent) => over(event, at), onDrop: drop }),
  };
}

/** Beside its own place nothing would change. */
function lineOf(from: number, index: number): number | null {
  return index === from || index === from + 1 ? null : index;
}
