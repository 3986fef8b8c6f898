/**
 * Rows of delimited text (RFC 4180 and what tools make of it), with the line on which each begins.
 *
 * Written by hand because reading must go on behind a quote that is never closed, which needs the place where
 * it was opened. Linear: an opened cell is given up at the next odd run of quotes, so that no part of the text
 * is scanned more than twice.
 */

import { limits } from './limits';
import { countLineEnds, nextLineStart } from './lines';

export interface Row {
  /** 1-based. */
  readonly line: number;
  /** Each cut at `limits.cellLength`. The rest of a line with more than `limits.cellsPerRow` is left out. */
  readonly cells: readonly string[];
  /** A cell that is not quoted as a whole begins with a quote; it was taken as it stands. */
  readonly hasStrayQuote: boolean;
  /** Line of a quote that opened a cell and did not close it; the row is lost, the next line begins a row. */
  readonly unclosedQuote: number | null;
}

export type Delimiter = ',' | ';' | '\t' | '|';

const sampleLength = 200_000;

/** Whether quotes within cells are written \" (R, MySQL) and not "": then nothing else is doubled in them. */
function usesBackslashes(text: string): boolean {
  if (!text.includes('\\"')) return false;
  const sample = text.slice(0, sampleLength);
  return /\\"[^",;\t|\r\n]/.test(sample) && !/[^\s",;|]""[^\s",;|]/.test(sample);
}

/** The rows; an empty line is none. */
export function* readRows(text: string, delimiter: Delimiter): Generator<Row> {
  const reader = new RowReader(text, delimiter);
  while (reader.hasMore()) yield reader.row();
}

class RowReader {
  #position = 0;
  #line = 1;
  #countedTo = 0;
  #hasStrayQuote = false;
  readonly #unquoted: RegExp;
  readonly #cellEnd: RegExp;
  readonly #lineEnds = /[\r\n]+/y;
  readonly #hasBackslashes: boolean;

  constructor(
    readonly text: string,
    readonly delimiter: Delimiter,
  ) {
    this.#hasBackslashes = usesBackslashes(text);
    this.#unquoted = new RegExp(`[^\\r\\n${delimiter}]*`, 'y');
    this.#cellEnd = new RegExp(` {0,20}(?=[\\r\\n${delimiter}]|$)`, 'y');
  }

  /** Goes to the next line that is not empty. */
  hasMore(): boolean {
    this.#matches(this.#lineEnds);
    return this.#position < this.text.length;
  }

  row(): Row {
    const line = this.#lineAt(this.#position);
    const cells: string[] = [];
    this.#hasStrayQuote = false;
    do {
      const start = this.#position;
      const cell = this.#cell();
      if (cell === null) return this.#giveUp(line, start);
      cells.push(cell);
    } while (this.#takeDelimiter() && cells.length <= limits.cellsPerRow);
    if (cells.length > limits.cellsPerRow)
      this.#position = nextLineStart(this.text, this.#position);
    return { line, cells, hasStrayQuote: this.#hasStrayQuote, unclosedQuote: null };
  }

  /** null: a quote was opened here and not closed. */
  #cell(): string | null {
    if (this.text[this.#position] !== '"') return this.#match(this.#unquoted);
    const quote = this.#position;
    const closing = this.#closingQuote(quote);
    if (closing === -1) return null;
    this.#position = closing + 1;
    const content = this.text.slice(quote + 1, closing);
    if (this.#matches(this.#cellEnd)) {
      const written = this.#hasBackslashes ? content.replaceAll('\\"', '"') : content;
      return written.slice(0, limits.cellLength).replaceAll('""', '"');
    }
    if (/[\r\n]/.test(content)) return null;
    this.#hasStrayQuote = true;
    this.#position = quote;
    return this.#match(this.#unquoted);
  }

  /** The next quote that is neither doubled nor behind a backslash, where those count; -1 when there is none. */
  #closingQuote(opening: number): number {
    let quote = this.text.indexOf('"', opening + 1);
    while (quote !== -1) {
      if (this.#hasBackslashes && this.text[quote - 1] === '\\')
        quote = this.text.indexOf('"', quote + 1);
      else if (this.text[quote + 1] === '"') quote = this.text.indexOf('"', quote + 2);
      else return quote;
    }
    return -1;
  }

  #giveUp(line: number, quote: number): Row {
    const unclosedQuote = this.#lineAt(quote);
    this.#position = nextLineStart(this.text, quote);
    return { line, cells: [], hasStrayQuote: true, unclosedQuote };
  }

  #takeDelimiter(): boolean {
    if (this.text[this.#position] !== this.delimiter) return false;
    this.#position += 1;
    return true;
  }

  #match(pattern: RegExp): string {
    const start = this.#position;
    return this.#matches(pattern) ? this.text.slice(start, this.#position) : '';
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#position;
    if (!pattern.test(this.text)) return false;
    this.#position = pattern.lastIndex;
    return true;
  }

  /** Positions must not decrease from call to call. */
  #lineAt(position: number): number {
    this.#line += countLineEnds(this.text, this.#countedTo, position);
    this.#countedTo = position;
    return this.#line;
  }
}
