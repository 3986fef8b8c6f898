/** How tests put paper sets together. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReport } from '@/lib/literature/read';
import { readFile } from '@/lib/literature/read';
import type { LiteratureRecord } from '@/lib/literature/record';

/** A real export, read. */
export function readFixture(name: string): FileReport {
  return readFile(name, readFileSync(join(import.meta.dirname, '../fixtures/imports', name)));
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Lines joined by LF and read as a file of this name. */
export function readLinesAs(name: string, ...lines: readonly string[]): FileReport {
  return readFile(name, bytes(lines.join('\n')));
}

export function titlesOf(report: FileReport): string[] {
  return report.records.map((record) => record.title);
}

/** "record 2, line 5: has ..." for each rejection. */
export function rejectionsOf(report: FileReport): string[] {
  return report.rejected.map(
    ({ record, line, reason }) => `record ${record}, line ${line}: ${reason}`,
  );
}

/** A record with only what the test is about. */
export function record(fields: Partial<LiteratureRecord>): LiteratureRecord {
  return {
    title: '',
    abstract: '',
    year: null,
    doi: null,
    pmid: null,
    authors: [],
    journal: null,
    volume: null,
    issue: null,
    pages: null,
    url: null,
    keywords: [],
    number: null,
    claim: null,
    source: { file: 'set.ris', record: 1, line: 1 },
    alsoIn: [],
    ...fields,
  };
}

/** The message of the error that reading throws. */
export function refusalOf(name: string, content: string | Uint8Array): string {
  try {
    readFile(name, typeof content === 'string' ? bytes(content) : content);
  } catch (error) {
    return String(error);
  }
  throw new Error(`${name} was not refused`);
}
