import { useEffect, useRef } from 'react';

/** Hears every key, wherever the focus is. `onKeyDown` may be another function each time; the latest one is called. */
export function useDocumentKeys(onKeyDown: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
