'use client';

import { Ban, CornerDownRight } from 'lucide-react';
import { type Ref, type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';

import { cx } from '@/components/ui/cx';
import type { TreeValue } from '@/lib/tree/value';

import { stopScrolling } from './auto-scroll';
import { currentDrag, type Drag, setDrag, subscribeToDrag } from './drag-store';
import { useEditor } from './editor-context';
import { countOf, type Plan, quoted } from './plan';

/** What a drop would do, beside the pointer. Also ends a drag that was cancelled. */
export function DragLabel() {
  const drag = useSyncExternalStore(subscribeToDrag, currentDrag, () => null);
  const label = useRef<HTMLDivElement>(null);
  useFollowedDrag(label, drag !== null);
  return (
    <>
      <div data-blank-drag-image aria-hidden className="fixed -top-4 left-0 size-px" />
      {drag && <Label ref={label} drag={drag} />}
    </>
  );
}

function Label({ ref, drag }: { ref: Ref<HTMLDivElement>; drag: Drag }) {
  const { value } = useEditor();
  const { payload, hover } = drag;
  const isRefused = hover !== null && !hover.plan.ok;
  const Icon = isRefused ? Ban : CornerDownRight;
  return (
    <div
      ref={ref}
      aria-hidden
      style={{ transform: 'translate(-100vw, 0)' }}
      className={cx(
        'pointer-events-none fixed top-0 left-0 z-50 flex max-w-72 items-start gap-1.5 rounded-md px-2 py-1 text-xs shadow-float',
        isRefused
          ? 'border border-danger-line bg-danger-wash text-danger-ink'
          : 'bg-ink text-paper',
      )}
    >
      <Icon aria-hidden size={13} className="mt-0.5 shrink-0" />
      <span className="line-clamp-3 break-words">
        {hover ? planInWords(hover.plan) : draggedInWords(value, payload)}
        {canStay(drag) && (
          <span className="block opacity-70">With Ctrl or Alt: also there, not moved</span>
        )}
      </span>
    </div>
  );
}

/** Keeps the label at the pointer while something is dragged. */
function useFollowedDrag(label: RefObject<HTMLDivElement | null>, isDragging: boolean): void {
  useEffect(() => {
    if (!isDragging) return;
    const follow = (event: globalThis.DragEvent) => {
      const x = Math.min(event.clientX + 14, window.innerWidth - 300);
      const y = Math.min(event.clientY + 16, window.innerHeight - 44);
      if (label.current) label.current.style.transform = `translate(${x}px, ${y}px)`;
    };
    const end = () => {
      stopScrolling();
      setDrag(null);
    };
    document.addEventListener('dragenter', follow);
    document.addEventListener('dragover', follow);
    document.addEventListener('dragend', end);
    return () => {
      document.removeEventListener('dragenter', follow);
      document.removeEventListener('dragover', follow);
      document.removeEventListener('dragend', end);
    };
  }, [label, isDragging]);
}

function planInWords(plan: Plan): string {
  return plan.ok ? plan.intent : plan.reason;
}

function draggedInWords(value: TreeValue, payload: Drag['payload']): string {
  return payload.kind === 'categories'
    ? countOf(payload.ids, quoted(value, payload.ids[0] ?? null), 'categories')
    : countOf(payload.placements, '1 study', 'studies');
}

/** Whether the drop would take studies from where they are, and with a key held would not. */
function canStay({ payload, hover }: Drag): boolean {
  if (payload.kind !== 'studies' || !hover?.plan.ok || hover.also) return false;
  return hover.target.kind === 'into' && payload.placements.some(({ from }) => from !== null);
}
