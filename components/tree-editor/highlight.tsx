import { highlightRanges } from './search';

/** The text with the searched words marked. */
export function Highlight({ text, words }: { text: string; words: readonly string[] | null }) {
  if (!words || words.length === 0) return text;
  const parts: React.ReactNode[] = [];
  let end = 0;
  for (const [from, to] of highlightRanges(text, words)) {
    parts.push(text.slice(end, from), <mark key={from}>{text.slice(from, to)}</mark>);
    end = to;
  }
  return [...parts, text.slice(end)];
}
