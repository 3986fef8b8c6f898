'use client';

import { useSyncExternalStore } from 'react';

const place = 'espalier/least-sure-first';
const listeners = new Set<() => void>();
/** As far as it is known without the browser's memory, which may be forbidden. */
let chosen: boolean | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): boolean {
  chosen ??= recall();
  return chosen;
}

function recall(): boolean {
  try {
    return localStorage.getItem(place) === 'yes';
  } catch (cause) {
    console.warn('This browser does not remember the order of the studies.', cause);
    return false;
  }
}

function choose(isFirst: boolean): void {
  chosen = isFirst;
  try {
    localStorage.setItem(place, isFirst ? 'yes' : 'no');
  } catch (cause) {
    console.warn('This browser does not remember the order of the studies.', cause);
  }
  for (const listener of listeners) listener();
}

/** Whether the studies of a category are in the order of their confidence, which this browser remembers. */
export function useLeastSureFirst() {
  const isFirst = useSyncExternalStore(subscribe, read, () => false);
  return [isFirst, choose] as const;
}
