'use client';

import { Ban, CornerDownRight } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';

import { cx } from '@/components/ui/cx';

import { currentDrag, setDrag, subscribeToDrag } from './drag-store';
import { useEditor } from './editor-context';
import { countOf, quoted } from './plan';

/** What a drop would do, beside the pointer. Also ends a drag that was cancelled. */
export function DragLabel() {
  const drag = useSyncExternalStore(subscribeToDrag, currentDrag, () => null);
  const label = useRef<HTMLDivElement>(null);
  const { value } = useEditor();
  const isDragging = drag !== null;

  useEffect(() => {
    if (!isDragging) return;
    const follow = (event: globalThis.DragEvent) => {
      const x = Math.min(event.clientX + 14, window.innerWidth - 300);
      const y = Math.min(event.clientY + 16, window.innerHeight - 44);
      if (label.current) label.current.style.transform = `translate(${x}px, ${y}px)`;
    };
    const end = () => setDrag(null);
    document.addEventListener('dragenter', follow);
    document.addEventListener('dragover', follow);
    document.addEventListener('dragend', end);
    return () => {
      document.removeEventListener('dragenter', follow);
      document.removeEventListener('dragover', follow);
      document.removeEventListener('dragend', end);
    };
  }, [isDragging]);

  const { payload, hover } = drag ?? {};
  const isRefused = hover !== null && hover !== undefined && !hover.plan.ok;
  const dragged =
    payload?.kind === 'categories'
      ? countOf(payload.ids, quoted(value, payload.ids[0] ?? null), 'categories')
      : countOf(payload?.placements ?? [], '1 study', 'studies');
  const canStay =
    hover?.plan.ok &&
    hover.target.kind === 'into' &&
    !hover.also &&
    payload?.kind === 'studies' &&
    payload.placements.some(({ from }) => from !== null);
  const text = hover ? (hover.plan.ok ? hover.plan.intent : hover.plan.reason) : dragged;
  return (
    <>
      <div data-blank-drag-image aria-hidden className="fixed -top-4 left-0 size-px" />
      {drag && (
        <div
          ref={label}
          aria-hidden
          style={{ transform: 'translate(-100vw, 0)' }}
          className={cx(
            'pointer-events-none fixed top-0 left-0 z-50 flex max-w-72 items-start gap-1.5 rounded-md px-2 py-1 text-xs shadow-float',
            isRefused
              ? 'border border-danger-line bg-danger-wash text-danger-ink'
              : 'bg-ink text-paper',
          )}
        >
          {isRefused ? (
            <Ban aria-hidden size={13} className="mt-0.5 shrink-0" />
          ) : (
            <CornerDownRight aria-hidden size={13} className="mt-0.5 shrink-0" />
          )}
          <span className="line-clamp-3 break-words">
            {text}
            {canStay && (
              <span className="block opacity-70">With Ctrl or Alt: also there, not moved</span>
            )}
          </span>
        </div>
      )}
    </>
  );
}
