import { matchRanges } from './search';

/** The text with the words' occurrences marked; `words` as from `queryWords`. */
export function Highlight({ text, words }: { text: string; words: readonly string[] }) {
  const ranges = words.length > 0 ? matchRanges(text, words) : [];
  const last = ranges.at(-1)?.end ?? 0;
  return (
    <>
      {ranges.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(ranges[at - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(last)}
    </>
  );
}
