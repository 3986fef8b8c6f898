/** CSV and TSV. */

import type { Columns, Field } from './columns';
import type { Findings } from './findings';
import type { Format, Reading } from './format';
import {
  firstFound,
  normaliseDoi,
  normalisePmid,
  parseYear,
  pmidInNote,
  pmidOfAccession,
  pmidOfAddress,
  webAddress,
} from './identifiers';
import { pageRange } from './page-range';
import type { RawRecord } from './record';
import { isDocument } from './refusal';
import { type Row, readRows } from './rows';
import { listOf, placeIn, splitAuthors, undefused } from './table-cells';
import { describeTable } from './table-columns';
import { checkWidth, findHeader, type TableHeader } from './table-header';
import { oneLine } from './text';

export const table: Format = {
  label: 'tables with column names (CSV, TSV, Excel, OpenDocument)',
  recognise(text) {
    const header = isDocument(text) ? null : findHeader(text);
    return header === null ? null : tableReading(text, header, false);
  },
};

/** Reads the text under this header, as it was found, guessed or chosen. */
export function tableReading(text: string, header: TableHeader, guessed: boolean): Reading {
  const rows = () => readRows(text, header.delimiter);
  return {
    format: header.delimiter === '\t' ? 'tsv' : 'csv',
    line: header.line,
    table: describeTable(header, rows(), guessed),
    read: (findings) => {
      checkWidth(findings.file, header.width);
      readTable(rows(), header, findings);
    },
  };
}

/** `rows` from the first one on. Empty ones are no records, and neither are those above the header or like it. */
export function readTable(rows: Iterable<Row>, header: TableHeader, findings: Findings): void {
  if (!header.columns.has('abstract')) findings.warn(header.line, 'there is no abstract column');
  if (!header.columns.has('title')) findings.warn(header.line, 'there is no title column');
  const above: number[] = [];
  let quote: number | null = null;
  for (const row of rows) {
    if (row.line === header.line || isEmpty(row)) continue;
    if (row.line < header.line) above.push(...(isForExcel(row) ? [] : [row.line]));
    else if (isHeaderAgain(row, header))
      findings.warn(row.line, 'left out: the column names again');
    else quote = readRow(row, header, quote, findings);
  }
  const [first] = above;
  if (first === undefined) return;
  const rowsAbove = above.length === 1 ? 'a row' : `${above.length} rows`;
  findings.warn(first, `left out: ${rowsAbove} above the column names in line ${header.line}`);
}

/** `sep=;` is how Excel is told the delimiter. */
function isForExcel(row: Row): boolean {
  return row.cells[0]?.toLowerCase().startsWith('sep=') ?? false;
}

/** Where several exports were put one below the other. */
function isHeaderAgain({ cells }: Row, header: TableHeader): boolean {
  return (
    cells.length === header.width &&
    header.width > 1 &&
    cells.every((cell, index) => cell.trim() === header.cells[index]?.trim())
  );
}

function isEmpty(row: Row): boolean {
  return (
    row.unclosedQuote === null &&
    row.cells.every((cell) => cell.length < 100 && oneLine(cell) === '')
  );
}

/**
 * `quote` is the line of the misplaced quote whose remains may still follow, null after a row of full width. The
 * new one is returned.
 */
function readRow(
  row: Row,
  header: TableHeader,
  quote: number | null,
  findings: Findings,
): number | null {
  if (row.unclosedQuote !== null) {
    findings.reject(
      row.line,
      `the quote that opens a cell in line ${row.unclosedQuote} is not closed`,
    );
    return row.unclosedQuote;
  }
  if (row.cells.length === header.width) {
    findings.add(rawFromCells(row.cells, header.columns), row.line);
    return null;
  }
  const suspect = row.hasStrayQuote ? row.line : quote;
  readRagged(row, header, suspect, findings);
  return suspect;
}

function readRagged(row: Row, header: TableHeader, quote: number | null, findings: Findings): void {
  const width = row.cells.length;
  const count = `has ${width === 1 ? '1 cell' : `${width} cells`}, but there are ${header.width} columns`;
  const hasMore = row.cells.slice(header.width).some((cell) => cell.trim() !== '');
  if (quote !== null) {
    findings.reject(row.line, `${count}; the cause may be the quote in line ${quote}`);
  } else if (hasMore) {
    findings.reject(row.line, `${count}: a cell with a delimiter in it must be quoted`);
  } else {
    const missing = `${count}: the missing ones are taken as empty`;
    if (width < header.width) findings.warn(row.line, missing, findings.nextRecord);
    findings.add(rawFromCells(row.cells, header.columns), row.line);
  }
}

function rawFromCells(cells: readonly string[], columns: Columns): RawRecord {
  const all = (field: Field) =>
    (columns.get(field) ?? []).map((index) => undefused(cells[index] ?? ''));
  const first = (field: Field) => all(field).find((cell) => cell.trim() !== '') ?? '';
  const cited = placeIn(first('citation'));
  return {
    title: first('title'),
    abstract: [first('abstract')],
    year: firstFound([...all('year'), cited.year], parseYear),
    doi: firstFound([...all('doi'), ...words(all('url'))], normaliseDoi),
    pmid:
      firstFound(all('pmid'), normalisePmid) ??
      pmidOfAccession(first('accession'), first('database')) ??
      firstFound(all('note'), pmidInNote) ??
      firstFound(words(all('url')), pmidOfAddress),
    authors: listOf(first('authors')) ?? splitAuthors(first('authors')),
    journal: first('journal') || cited.journal,
    volume: first('volume') || cited.volume,
    issue: first('issue') || cited.issue,
    pages: pageRange(first('pages') || first('firstPage'), first('lastPage')) || cited.pages,
    url: firstFound(all('url'), webAddress),
    keywords: all('keywords').flatMap((cell) => listOf(cell) ?? cell.split(/[;\n|]/)),
    number: studyNumber(first('number')),
    claim: first('claim'),
  };
}

/** In many tables "number" is that of a journal's issue: whether it is a study's is for the topic to say. */
function studyNumber(cell: string): number | null {
  return /^\s{0,9}\d{1,6}\s{0,9}$/.test(cell) ? Number(cell) : null;
}

function words(cells: readonly string[]): string[] {
  return cells.flatMap((cell) => cell.slice(0, 5_000).split(/[\s;]+/));
}
