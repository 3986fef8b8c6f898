'use client';

import { useCallback, useDeferredValue, useMemo, useState } from 'react';

import type { CategoryId, TreeValue } from '@/lib/tree/value';

import { useModule } from './use-module';

/** What a row says about its category's changes: a word or two, and all of it. */
export interface Mark {
  readonly word: string;
  readonly words: string;
}

export type Marks = ReadonlyMap<CategoryId, Mark>;

const load = () => import('./tree-marks');

/** Marks of what has changed since `base`; null while they are not shown. They may lag behind fast gestures. */
export function useMarks(base: TreeValue, value: TreeValue) {
  const [isShown, setShown] = useState(false);
  const code = useModule(load, isShown);
  const marked = useDeferredValue(isShown ? value : null);
  const marks = useMemo<Marks | null>(
    () => (marked && code ? code.marksOf(base, marked) : null),
    [base, marked, code],
  );
  const showMarks = useCallback((shown: boolean) => setShown(shown), []);
  return { marks, marksShown: isShown, showMarks };
}
