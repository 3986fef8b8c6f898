/**
 * Reads an outline in plain text, as language models write it: root categories and categories with the studies
 * that they cite. Tolerant of the layout ("Aspect 1:", bullets, numbers, headings, and mixtures of them); exact
 * in that every line that is not blank is a category, or goes on with one, or is in `dropped`.
 */

import { cleanName, MAX_NAME_LENGTH } from '../text';
import { findBody } from './body';
import { type Cited, isOpenCitation, isRestOfCitation, readCitations } from './citation';
import { continuing, type Marker, readMarker } from './marker';
import type { DroppedText, DropReason, Outline } from './outline';
import { type Open, placeOf } from './placement';
import { isProse, singleSpaced, withoutColon } from './prose';

/** Levels of categories; what is deeper is dropped. Keeps the time linear. */
export const MAX_DEPTH = 50;

/** UTF-16 units of a reply that are read; the lines behind are dropped. */
export const MAX_LENGTH = 200_000;

/** Never throws; a text without an outline has no root categories. Time is linear in the text's length. */
export function parseOutline(text: string): Outline {
  return new Reader(text.split(/\r\n|[\n\r\u2028\u2029]/)).read();
}

interface Draft {
  readonly name: string;
  studyNumbers: readonly number[];
  readonly children: Draft[];
}

/** A line of the outline, with those joined to it that go on with its citation. */
interface Line {
  /** 0-based. */
  readonly at: number;
  readonly text: string;
}

class Reader {
  readonly #roots: Draft[] = [];
  readonly #dropped: DroppedText[] = [];
  /** The lines before the outline, without their markers. */
  readonly #before = new Set<string>();
  #open: Open<Draft>[] = [];
  /** Whether a line without a marker can be a category: the outline's first line decides. */
  #hasPlainNames: boolean | null = null;
  #plainLines = 0;

  constructor(readonly lines: readonly string[]) {}

  read(): Outline {
    const last = this.#lastLine();
    const { start, end, firstLine } = findBody(this.lines.slice(0, last));
    this.#dropLines(0, start, 'before the outline');
    for (const line of this.lines.slice(0, start))
      this.#before.add(singleSpaced(readMarker(line).rest));
    const body = [firstLine, ...this.lines.slice(start + 1, end)];
    this.#plainLines = body.filter(isPlainName).length;
    for (const line of joined(body, start)) this.#readLine(line);
    this.#dropLines(end, last, 'after the outline');
    this.#dropLines(last, this.lines.length, 'too far down');
    return { rootCategories: this.#roots, dropped: this.#dropped };
  }

  #lastLine(): number {
    let length = 0;
    const beyond = this.lines.findIndex((line) => {
      length += line.length + 1;
      return length > MAX_LENGTH;
    });
    return beyond === -1 ? this.lines.length : beyond;
  }

  #readLine(line: Line): void {
    const open = this.#open.map((each) => each.marker);
    const marker = continuing(readMarker(line.text), open);
    const cited = readCitations(marker.rest);
    for (const part of cited.unread) this.#drop(line.at, part, 'no study number');
    const reason = this.#take(line, marker, cited);
    if (reason !== null) this.#drop(line.at, line.text, reason);
  }

  /** Why the line is no category, or null when it is one or goes on with one. */
  #take(line: Line, marker: Marker, cited: Cited): DropReason | null {
    if (marker.kind !== 'plain') return this.#addCategory(line, marker, cited);
    if (cited.hasCitation && cited.text.trim() === '') return this.#cite(cited);
    if (!cited.hasCitation && !this.#canBeName(cited.text)) return 'no line of the outline';
    return this.#addCategory(line, marker, cited);
  }

  /** "Outline:" above a list is its title; among others like it, "Efficacy:" is a category. */
  #canBeName(text: string): boolean {
    if (this.#hasPlainNames === false || isProse(text)) return false;
    const isFirst = this.#hasPlainNames === null;
    return !isFirst || !text.trimEnd().endsWith(':') || this.#plainLines > 1;
  }

  #addCategory(line: Line, marker: Marker, { text, numbers }: Cited): DropReason | null {
    const open = this.#open.slice(0, placeOf(marker, this.#open));
    const name = this.#nameOf(line, open.length === 0 ? this.#withoutEntities(line, text) : text);
    if (name === null) return 'no name';
    if (open.length >= MAX_DEPTH) return 'too deep';
    this.#hasPlainNames ??= marker.kind === 'plain';
    const item = { name, studyNumbers: numbers, children: [] };
    (open.at(-1)?.item.children ?? this.#roots).push(item);
    this.#open = [...open, { marker, item }];
    return null;
  }

  /** A line that holds nothing but a citation goes on with the category above it. */
  #cite({ numbers }: Cited): DropReason | null {
    const category = this.#open.at(-1)?.item;
    if (category === undefined) return 'no name';
    const all = new Set([...category.studyNumbers, ...numbers]);
    category.studyNumbers = [...all].sort((a, b) => a - b);
    return null;
  }

  #nameOf(line: Line, text: string): string | null {
    const whole = withoutColon(singleSpaced(text));
    const name = /[\p{L}\p{N}]/u.test(whole) ? cleanName(whole) : null;
    if (name !== null && whole.length > MAX_NAME_LENGTH)
      this.#drop(line.at, whole.slice(name.length), 'too long for a name');
    return name;
  }

  /** A root category that repeats its line from before the outline repeats the entities it came from. */
  #withoutEntities(line: Line, text: string): string {
    const whole = singleSpaced(text);
    const start = whole.lastIndexOf('(');
    if (start < 1 || !whole.endsWith(')') || !this.#before.has(whole)) return text;
    this.#drop(line.at, whole.slice(start), 'entities, not part of the name');
    return whole.slice(0, start);
  }

  #dropLines(start: number, end: number, reason: DropReason): void {
    for (const [index, line] of this.lines.slice(start, end).entries())
      if (line.trim() !== '') this.#drop(start + index, line, reason);
  }

  #drop(at: number, text: string, reason: DropReason): void {
    this.#dropped.push({ line: at + 1, text: text.trim(), reason });
  }
}

/** The lines that are not blank; a citation that goes on over several of them is joined. */
function joined(lines: readonly string[], start: number): Line[] {
  const whole: { at: number; parts: string[]; isOpen: boolean }[] = [];
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const last = whole.at(-1);
    if (last?.isOpen && isRestOfCitation(text)) {
      last.parts.push(text);
      last.isOpen = !/[)\]]/.test(text);
    } else whole.push({ at: start + index, parts: [text], isOpen: isOpenCitation(text) });
  }
  return whole.map(({ at, parts }) => ({ at, text: parts.join(' ') }));
}

function isPlainName(line: string): boolean {
  const { kind, rest } = readMarker(line);
  return kind === 'plain' && line.trim() !== '' && !isProse(rest);
}
