'use client';

import { type RefObject, useSyncExternalStore } from 'react';

import { cx } from '@/components/ui/cx';

import { currentDrag, type Hover, subscribeToDrag } from './drag-store';
import { contentStart, indent } from './tree-measures';
import { rowElement } from './use-kept-focus';

/** Where a drop would go: a frame around a row for "into", a line with a knob for "between". */
export function DropMark({ container }: { container: RefObject<HTMLElement | null> }) {
  const drag = useSyncExternalStore(subscribeToDrag, currentDrag, () => null);
  const hover = drag?.hover;
  const box = hover && boxOf(container.current, hover);
  if (!hover?.mark || !box) return null;
  const { mark, plan } = hover;
  if (mark.shape === 'row') {
    return (
      <div
        aria-hidden
        data-drop="into"
        style={{ top: box.top, height: box.height }}
        className={cx(
          'pointer-events-none absolute inset-x-1 rounded-md border-2',
          plan.ok ? 'border-leaf bg-leaf/12' : 'border-danger border-dashed bg-danger/8',
        )}
      />
    );
  }
  const top = mark.edge === 'top' ? box.top : box.top + box.height;
  return (
    <div
      aria-hidden
      data-drop="between"
      style={{ top: top - 1, left: contentStart + mark.level * indent + 6 }}
      className={cx(
        'pointer-events-none absolute right-2 h-0.5 rounded-full',
        plan.ok ? 'bg-leaf' : 'bg-danger',
      )}
    >
      <span
        className={cx(
          'absolute -top-[3px] -left-1 size-2 rounded-full border-2 bg-surface',
          plan.ok ? 'border-leaf' : 'border-danger',
        )}
      />
    </div>
  );
}

/** The row's edges from the container's top; below the last row when it is the space there. */
function boxOf(
  container: HTMLElement | null,
  { rowId }: Hover,
): { top: number; height: number } | null {
  const rows = container?.querySelectorAll<HTMLElement>('[data-row]');
  const element = rowId === null ? [...(rows ?? [])].at(-2) : rowElement(container, rowId);
  if (!container || !element) return null;
  const { top, height } = element.getBoundingClientRect();
  return { top: top - container.getBoundingClientRect().top, height };
}
