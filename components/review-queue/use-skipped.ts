'use client';

import { useCallback, useState } from 'react';

import { readSkipped, writeSkipped } from './skipped';

/** Keys of the items that the reader has put off; a reload asks them last as well. */
export function useSkipped(treeId: string, readerId: string) {
  const place = `espalier/skipped/${treeId}/${readerId}`;
  const [skipped, setSkipped] = useState(() => readSkipped(browser, place));
  const keep = useCallback(
    (keys: readonly string[]) => {
      setSkipped(keys);
      writeSkipped(browser, place, keys);
    },
    [place],
  );
  return [skipped, keep] as const;
}

/** Asked for each time: where it is forbidden, asking throws. */
const browser = {
  getItem: (key: string) => localStorage.getItem(key),
  setItem: (key: string, value: string) => localStorage.setItem(key, value),
  removeItem: (key: string) => localStorage.removeItem(key),
};
