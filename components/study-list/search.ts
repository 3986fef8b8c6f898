/**
 * Searching texts by words: every word of the query must occur, whatever the case and the accents. Folding
 * keeps each text's length, so that a match's place is right in the original.
 */

export interface Searchable {
  readonly title: string;
  readonly abstract: string;
}

/** Half-open, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** In characters; longer ones are cut. */
export const longestQuery = 200;

function foldUnit(unit: string): string {
  const folded = unit.normalize('NFD').charAt(0).toLowerCase();
  return folded.length === 1 ? folded : unit;
}

/** Lower case without accents, unit by unit: the result is as long as the text. */
export function fold(text: string): string {
  return text.replace(/[^\0-\x7f]/g, foldUnit).toLowerCase();
}

/** The folded words of a query's first 200 characters, each once; none for a blank one. */
export function queryWords(query: string): readonly string[] {
  return [...new Set(fold(query.slice(0, longestQuery)).split(/\s+/).filter(Boolean))];
}

/** Whether each of the words occurs in the text; both folded. */
export function hasWords(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word));
}

/** A search over the studies, which are folded once. A blank query finds all of them. */
export function studySearch<S extends Searchable>(studies: readonly S[]) {
  const folded = studies.map((study) => fold(`${study.title}\n${study.abstract}`));
  return (words: readonly string[]): readonly S[] =>
    words.length === 0 ? studies : studies.filter((_, at) => hasWords(folded[at] ?? '', words));
}

/** Where the words occur in the text: in order, overlapping ones joined. */
export function matchRanges(text: string, words: readonly string[]): readonly Range[] {
  const folded = fold(text);
  const found = words.flatMap((word) => occurrences(folded, word));
  found.sort((a, b) => a.start - b.start);
  const joined: Range[] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last && range.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else joined.push(range);
  }
  return joined;
}

function occurrences(text: string, word: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    found.push({ start: at, end: at + word.length });
  }
  return found;
}

/** About `length` characters around the first match, cut at spaces; null when no word occurs. */
export function snippet(text: string, words: readonly string[], length = 180): string | null {
  const first = matchRanges(text, words)[0];
  if (!first) return null;
  if (text.length <= length) return text;
  const from = spaceBefore(text, Math.max(0, first.start - Math.floor(length / 3)));
  const to = spaceBefore(text, Math.max(first.end + 1, Math.min(text.length, from + length)));
  const end = to > first.end ? to : text.length;
  return `${from > 0 ? '… ' : ''}${text.slice(from, end).trim()}${end < text.length ? ' …' : ''}`;
}

function spaceBefore(text: string, at: number): number {
  if (at === 0 || at >= text.length) return at;
  return text.lastIndexOf(' ', at) + 1;
}
