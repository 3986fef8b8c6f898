'use client';

import { useCallback, useState } from 'react';
import * as z from 'zod/mini';

/** More than anybody skips; so that what is kept stays small. */
const mostSkipped = 500;
const skippedSchema = z.array(z.string());

/** Keys of the items that the reader has put off, in this order; kept in the browser, so that a reload asks them last as well. */
export function useSkipped(treeId: string, readerId: string) {
  const place = `espalier/skipped/${treeId}/${readerId}`;
  const [skipped, setSkipped] = useState<readonly string[]>(() => readSkipped(place));
  const keep = useCallback(
    (keys: readonly string[]) => {
      setSkipped(keys);
      writeSkipped(place, keys.slice(-mostSkipped));
    },
    [place],
  );
  return [skipped, keep] as const;
}

function readSkipped(place: string): readonly string[] {
  try {
    const parsed = skippedSchema.safeParse(JSON.parse(localStorage.getItem(place) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch (cause) {
    console.warn('What was skipped is not known any more.', cause);
    return [];
  }
}

function writeSkipped(place: string, keys: readonly string[]): void {
  try {
    if (keys.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(keys));
  } catch (cause) {
    console.warn('What was skipped is not kept.', cause);
  }
}
