'use client';

import { useEffect, useState } from 'react';

/** Code that comes when it is wanted; null until it is here. `load` must be the same function on each render. */
export function useModule<T>(load: () => Promise<T>, isWanted: boolean): T | null {
  const [loaded, setLoaded] = useState<{ readonly module: T } | null>(null);
  const isMissing = isWanted && loaded === null;
  useEffect(() => {
    if (!isMissing) return;
    let isGone = false;
    load()
      .then((module) => {
        if (!isGone) setLoaded({ module });
      })
      .catch((cause: unknown) => console.warn('A part of the page could not be loaded.', cause));
    return () => {
      isGone = true;
    };
  }, [load, isMissing]);
  return loaded?.module ?? null;
}
