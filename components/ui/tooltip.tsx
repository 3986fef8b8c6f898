'use client';

import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

import { Kbd } from './kbd';
import { type Point, placeTooltip, type Side } from './tooltip-place';
import { useTooltip } from './use-tooltip';

interface TooltipProps {
  readonly label: ReactNode;
  readonly shortcut?: string;
  /** Default 'bottom'; the opposite one when there is no room. */
  readonly side?: Side;
  /** One element that takes the focus. It needs an accessible name of its own. */
  readonly children: ReactNode;
}

/** Says what a control does, on hover and on keyboard focus. */
export function Tooltip({ children, ...bubble }: TooltipProps) {
  const { target, watch, stay } = useTooltip();
  return (
    <>
      <span className="contents" {...watch}>
        {children}
      </span>
      {target && <Bubble target={target} stay={stay} {...bubble} />}
    </>
  );
}

interface BubbleProps extends Omit<TooltipProps, 'children'> {
  readonly target: Element;
  readonly stay: ReturnType<typeof useTooltip>['stay'];
}

function Bubble({ target, stay, label, shortcut, side = 'bottom' }: BubbleProps) {
  const id = useId();
  const bubble = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Point | null>(null);

  useLayoutEffect(() => {
    if (!bubble.current) return;
    const viewport = { width: window.innerWidth, height: window.innerHeight };
    const { width, height } = bubble.current.getBoundingClientRect();
    setPlace(placeTooltip(target.getBoundingClientRect(), { width, height }, viewport, side));
  }, [target, side]);

  useEffect(() => {
    target.setAttribute('aria-describedby', id);
    return () => target.removeAttribute('aria-describedby');
  }, [target, id]);

  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      {...stay}
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      className="fixed z-50 flex w-max max-w-72 animate-fade items-center gap-2 rounded-md bg-ink px-2 py-1 text-paper text-xs shadow-float"
    >
      {label}
      {shortcut && <Kbd inverse>{shortcut}</Kbd>}
    </div>,
    document.body,
  );
}
