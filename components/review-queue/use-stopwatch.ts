'use client';

import { useCallback, useEffect, useRef } from 'react';

/** A record takes no more: a day. */
const mostSeconds = 86_400;

/** Tells how many seconds `subject` has been shown; time in which the page is hidden does not count. */
export function useStopwatch(subject: string | null): () => number {
  const watch = useRef({ since: 0, counted: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: starts anew for every subject
  useEffect(() => {
    watch.current = { since: performance.now(), counted: 0 };
    const onChange = () => {
      const { since, counted } = watch.current;
      const now = performance.now();
      watch.current = { since: now, counted: document.hidden ? counted + now - since : counted };
    };
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, [subject]);
  return useCallback(() => {
    const { since, counted } = watch.current;
    const seconds = Math.round((counted + performance.now() - since) / 100) / 10;
    return Math.min(seconds, mostSeconds);
  }, []);
}
