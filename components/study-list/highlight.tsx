import type { ReactNode } from 'react';

import { matchRanges } from './search';

/** The text with the words' occurrences marked; `words` as from `queryWords`. */
export function Highlight({ text, words }: { text: string; words: readonly string[] | null }) {
  if (!words || words.length === 0) return text;
  const parts: ReactNode[] = [];
  let last = 0;
  for (const { start, end } of matchRanges(text, words)) {
    parts.push(text.slice(last, start), <mark key={start}>{text.slice(start, end)}</mark>);
    last = end;
  }
  return [...parts, text.slice(last)];
}
