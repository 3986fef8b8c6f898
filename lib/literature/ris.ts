/** RIS, read line by line in linear time: the standard's layout and what tools make of it. */

import type { Findings } from './findings';
import type { Format } from './format';
import { limits } from './limits';
import { countLineEnds, type Line, readLines } from './lines';
import { rawFromRis } from './ris-fields';
import { readRisLine } from './ris-line';

interface OpenRecord {
  readonly line: number;
  readonly fields: Map<string, string[][]>;
  /** Lines of its fields; those above `limits.linesPerRecord` are counted, not kept. */
  lines: number;
  hasType: boolean;
}

export const ris: Format = {
  label: 'RIS',
  recognise(text) {
    const sign = /^[\uFEFF \t]{0,4}(?:TY|ER)[ \t\u00A0]{0,3}-/m.exec(text);
    if (sign === null) return null;
    const line = countLineEnds(text, 0, sign.index) + 1;
    return { format: 'ris', line, read: (findings) => new RisReader(findings).readAll(text) };
  },
};

class RisReader {
  #open: OpenRecord | null = null;
  /** Where a continuation line goes. */
  #field: string[] | null = null;
  #skipped = 0;
  #firstSkipped = 0;

  constructor(readonly findings: Findings) {}

  readAll(text: string): void {
    for (const line of readLines(text)) this.#readLine(line);
    this.#endOfFile();
    if (this.#skipped === 0) return;
    const message = `lines that belong to no field were left out: ${this.#skipped}, from this one on`;
    this.findings.warn(this.#firstSkipped, message);
  }

  /** Fields behind the last ER line that begin no record are what Ovid adds to the record before. */
  #endOfFile(): void {
    if (this.#open === null) return;
    if (this.#open.hasType || hasText(this.#open))
      this.#close('ends with the file, without an ER line');
    else this.findings.warn(this.#open.line, 'left out: fields after the last ER line');
  }

  #readLine(line: Line): void {
    if (line.text.trim() === '') return;
    const content = readRisLine(line.text);
    if (content.kind === 'tag') this.#readTag(content.tag, content.value, line.number);
    else if (content.kind === 'text' && this.#field !== null) this.#continue(line.text);
    else this.#skip(line.number);
  }

  #continue(text: string): void {
    if (this.#open !== null && this.#takesLine(this.#open)) this.#field?.push(text);
  }

  #takesLine(record: OpenRecord): boolean {
    record.lines += 1;
    return record.lines <= limits.linesPerRecord;
  }

  #readTag(tag: string, value: string, line: number): void {
    if (tag === 'TY') this.#begin(line);
    else if (tag === 'ER') this.#end(line);
    else this.#addField(tag, value, line);
  }

  #addField(tag: string, value: string, line: number): void {
    const record = this.#open ?? this.#beginUntyped(line);
    if (!this.#takesLine(record)) return;
    this.#field = [value];
    const others = record.fields.get(tag);
    if (others === undefined) record.fields.set(tag, [this.#field]);
    else others.push(this.#field);
  }

  /** Fields between two records that begin none of their own are taken into the record that follows. */
  #begin(line: number): void {
    this.#field = null;
    if (this.#open !== null && !this.#open.hasType && !hasText(this.#open)) {
      this.#open.hasType = true;
      return;
    }
    if (this.#open !== null) this.#close(`has no ER line before the next TY in line ${line}`);
    this.#open = { line, fields: new Map(), lines: 0, hasType: true };
  }

  #beginUntyped(line: number): OpenRecord {
    this.#open = { line, fields: new Map(), lines: 0, hasType: false };
    return this.#open;
  }

  #end(line: number): void {
    if (this.#open === null) this.findings.warn(line, 'ER line without a record before it');
    else this.#close(this.#open.hasType ? null : 'has no TY line');
  }

  /** `oddity` completes "record 12, line 340: ...". */
  #close(oddity: string | null): void {
    if (this.#open === null) return;
    const { line, fields, lines } = this.#open;
    if (oddity !== null) this.findings.warn(line, oddity, this.findings.nextRecord);
    if (lines <= limits.linesPerRecord) this.findings.add(rawFromRis(fields), line);
    else this.findings.reject(line, `has more than ${limits.linesPerRecord} lines`);
    this.#open = null;
    this.#field = null;
  }

  #skip(line: number): void {
    if (this.#skipped === 0) this.#firstSkipped = line;
    this.#skipped += 1;
  }
}

function hasText(record: OpenRecord): boolean {
  const { title, abstract } = rawFromRis(record.fields);
  return title.trim() !== '' || abstract.length > 0;
}
