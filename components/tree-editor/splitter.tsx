'use client';

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

import { cx } from '@/components/ui/cx';

interface SplitterProps {
  readonly label: string;
  /** 'vertical': a line that is moved sideways. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Size of the pane before it, in pixels. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
  readonly onSize: (size: number) => void;
  readonly className?: string;
}

const keyStep = 24;

/** The movable line between two panes. */
export function Splitter(props: SplitterProps) {
  const { label, orientation, size, least, most, onSize, className } = props;
  const from = useRef<{ at: number; size: number } | null>(null);
  const isVertical = orientation === 'vertical';
  const set = (wanted: number) => onSize(Math.round(Math.min(most, Math.max(least, wanted))));
  const at = (event: PointerEvent) => (isVertical ? event.clientX : event.clientY);

  const onKeyDown = (event: KeyboardEvent) => {
    const [less, more] = isVertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const to = {
      [less ?? '']: size - keyStep,
      [more ?? '']: size + keyStep,
      Home: least,
      End: most,
    };
    const wanted = to[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: at(event), size };
      }}
      onPointerMove={(event) => {
        if (from.current) set(from.current.size + at(event) - from.current.at);
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      className={cx(
        'relative z-10 shrink-0 touch-none bg-line hover:bg-leaf-line focus-visible:outline-offset-0',
        isVertical
          ? 'w-px cursor-col-resize after:absolute after:inset-y-0 after:-inset-x-1'
          : 'h-px cursor-row-resize after:absolute after:inset-x-0 after:-inset-y-1',
        className,
      )}
    />
  );
}
