/** What the rows of the tree say about changes. Pure; loaded when they are first shown. */

import { changesBetween } from '@/lib/tree/changes';
import type { TreeValue } from '@/lib/tree/value';

import { changeInWords, markOf } from './change-words';
import type { Marks } from './use-marks';

export function marksOf(base: TreeValue, value: TreeValue): Marks {
  const { changed } = changesBetween(base, value);
  return new Map(
    [...changed].map(([id, change]) => [
      id,
      { word: markOf(change), words: changeInWords(change, base, value) },
    ]),
  );
}
