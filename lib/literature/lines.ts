/**
 * Lines end with LF, CRLF, CR or CR CR LF (what a double conversion leaves behind), also mixed in one file.
 * Each of them counts as one line end, here and in the line numbers of reports.
 */

const LF = 10;
const CR = 13;

export interface Line {
  /** 1-based, empty lines counted. */
  readonly number: number;
  readonly text: string;
}

/** The lines that are not empty. */
export function* readLines(text: string): Generator<Line> {
  const content = /[^\r\n]+/g;
  let number = 1;
  let counted = 0;
  for (let match = content.exec(text); match !== null; match = content.exec(text)) {
    number += countLineEnds(text, counted, match.index);
    counted = content.lastIndex;
    yield { number, text: match[0] };
  }
}

/** Number of line ends in text[from, to); neither place may lie within a line end. */
export function countLineEnds(text: string, from: number, to: number): number {
  const part = text.slice(from, to);
  let count = occurrences(part, '\n');
  for (let at = part.indexOf('\r'); at !== -1; at = part.indexOf('\r', at + 1))
    if (!isBeforeLineFeed(text, from + at)) count += 1;
  return count;
}

function occurrences(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1))
    count += 1;
  return count;
}

/** Offset just behind the line end that follows `from`; the text's length when there is none. */
export function nextLineStart(text: string, from: number): number {
  const end = /\r{0,2}\n|\r/g;
  end.lastIndex = from;
  return end.test(text) ? end.lastIndex : text.length;
}

function isBeforeLineFeed(text: string, index: number): boolean {
  const next = text.charCodeAt(index + 1);
  return next === LF || (next === CR && text.charCodeAt(index + 2) === LF);
}
