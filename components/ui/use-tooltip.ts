'use client';

import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

const openAfter = 450;
const closeAfter = 120;
/** Within this time after one tooltip, the next comes at once: people move along a toolbar. */
const warmFor = 400;

let lastClosedAt = Number.NEGATIVE_INFINITY;

/** When a tooltip is open: after a pause over its target, at once for the keyboard, until Escape or a press. */
export function useTooltip() {
  const [target, setTarget] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function after(milliseconds: number, act: () => void) {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, milliseconds);
  }

  function close() {
    clearTimeout(timer.current);
    if (target) lastClosedAt = performance.now();
    setTarget(null);
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (!target) return;
    const controller = new AbortController();
    const options = { signal: controller.signal, capture: true };
    const shut = () => setTarget(null);
    document.addEventListener('keydown', (event) => event.key === 'Escape' && shut(), options);
    document.addEventListener('scroll', shut, options);
    return () => controller.abort();
  }, [target]);

  return {
    target,
    /** For the element around the target. */
    watch: {
      onPointerEnter: (event: PointerEvent) => {
        if (event.pointerType === 'touch') return;
        const element = event.currentTarget.firstElementChild;
        const isWarm = performance.now() - lastClosedAt < warmFor;
        after(isWarm ? 0 : openAfter, () => setTarget(element));
      },
      onPointerLeave: () => after(closeAfter, close),
      onPointerDown: close,
      onFocus: (event: FocusEvent) => {
        const element = event.currentTarget.firstElementChild;
        if (event.target.matches(':focus-visible')) after(0, () => setTarget(element));
      },
      onBlur: close,
    },
    /** For the tooltip itself: the pointer may rest on it. */
    stay: {
      onPointerEnter: () => clearTimeout(timer.current),
      onPointerLeave: () => after(closeAfter, close),
    },
  };
}
