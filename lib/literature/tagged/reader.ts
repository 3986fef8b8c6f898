/** Records from lines that begin with a tag, in linear time: what MEDLINE, Web of Science and Refer have in common. */

import type { Findings } from '../findings';
import type { Format, FormatName } from '../format';
import { limits } from '../limits';
import { countLineEnds, type Line, readLines } from '../lines';
import type { RawRecord } from '../record';
import type { TaggedFields } from './fields';

export type TaggedLine =
  | { readonly kind: 'tag'; readonly tag: string; readonly value: string }
  /** Goes on with the field before it. */
  | { readonly kind: 'text'; readonly text: string }
  /** Belongs to no record: running numbers. */
  | { readonly kind: 'other' }
  /** The file's own heading or end. */
  | { readonly kind: 'file' };

export interface Dialect {
  readonly format: FormatName;
  readonly label: string;
  /** With the flag m: the first line that only such a file has. */
  readonly sign: RegExp;
  readonly readLine: (text: string) => TaggedLine;
  /** A record begins with one of these; a second one in a record begins the next. */
  readonly begins: ReadonlySet<string>;
  /** A record ends with one of these, where the dialect has such a line. */
  readonly ends: ReadonlySet<string>;
  readonly toRaw: (fields: TaggedFields) => RawRecord;
}

interface OpenRecord {
  readonly line: number;
  readonly fields: Map<string, string[][]>;
  lines: number;
}

export function taggedFormat(dialect: Dialect): Format {
  return {
    label: dialect.label,
    recognise(text) {
      const sign = dialect.sign.exec(text);
      if (sign === null) return null;
      const line = countLineEnds(text, 0, sign.index) + 1;
      const read = (findings: Findings) => new TaggedReader(dialect, findings).readAll(text);
      return { format: dialect.format, line, read };
    },
  };
}

class TaggedReader {
  #open: OpenRecord | null = null;
  #field: string[] | null = null;
  /** The last line that was not empty. */
  #last = 0;
  #skipped = 0;
  #firstSkipped = 0;

  constructor(
    readonly dialect: Dialect,
    readonly findings: Findings,
  ) {}

  readAll(text: string): void {
    for (const line of readLines(text)) this.#readLine(line);
    this.#close();
    if (this.#skipped === 0) return;
    const message = `lines that belong to no field were left out: ${this.#skipped}, from this one on`;
    this.findings.warn(this.#firstSkipped, message);
  }

  #readLine(line: Line): void {
    if (line.text.trim() === '') return;
    const content = this.dialect.readLine(line.text);
    if (content.kind === 'tag') this.#readTag(content.tag, content.value, line.number);
    else if (content.kind === 'text' && this.#field !== null) this.#takeLine(content.text);
    else if (content.kind !== 'file') this.#skip(line.number);
    this.#last = line.number;
  }

  #readTag(tag: string, value: string, line: number): void {
    if (this.dialect.ends.has(tag)) {
      this.#close();
      return;
    }
    if (this.#beginsAnother(tag, line)) this.#close();
    this.#open ??= { line, fields: new Map(), lines: 0 };
    this.#field = [];
    const others = this.#open.fields.get(tag);
    if (others === undefined) this.#open.fields.set(tag, [this.#field]);
    else others.push(this.#field);
    this.#takeLine(value);
  }

  /** Fields before the first tag of a record are its own, unless an empty line parts them. */
  #beginsAnother(tag: string, line: number): boolean {
    if (this.#open === null || !this.dialect.begins.has(tag)) return false;
    const hasBegun = [...this.dialect.begins].some((each) => this.#open?.fields.has(each));
    return hasBegun || line > this.#last + 1;
  }

  #takeLine(text: string): void {
    if (this.#open === null) return;
    this.#open.lines += 1;
    if (this.#open.lines <= limits.linesPerRecord) this.#field?.push(text);
  }

  #close(): void {
    if (this.#open === null) return;
    const { line, fields, lines } = this.#open;
    if (lines <= limits.linesPerRecord) this.findings.add(this.dialect.toRaw(fields), line);
    else this.findings.reject(line, `has more than ${limits.linesPerRecord} lines`);
    this.#open = null;
    this.#field = null;
  }

  #skip(line: number): void {
    if (this.#skipped === 0) this.#firstSkipped = line;
    this.#skipped += 1;
  }
}
