'use client';

import { useCallback, useDeferredValue, useMemo, useState } from 'react';

import { changesBetween } from '@/lib/tree/changes';
import type { CategoryId, TreeValue } from '@/lib/tree/value';

import { changeInWords, markOf } from './change-words';

/** What a row says about its category's changes: a word or two, and all of it. */
export interface Mark {
  readonly word: string;
  readonly words: string;
}

export type Marks = ReadonlyMap<CategoryId, Mark>;

/** Marks of what has changed since `base`; null while they are not shown. They may lag behind fast gestures. */
export function useMarks(base: TreeValue, value: TreeValue) {
  const [isShown, setShown] = useState(false);
  const marked = useDeferredValue(isShown ? value : null);
  const marks = useMemo<Marks | null>(() => {
    if (marked === null) return null;
    const { changed } = changesBetween(base, marked);
    return new Map(
      [...changed].map(([id, change]) => [
        id,
        { word: markOf(change), words: changeInWords(change, base, marked) },
      ]),
    );
  }, [base, marked]);
  const showMarks = useCallback((shown: boolean) => setShown(shown), []);
  return { marks, showMarks };
}
