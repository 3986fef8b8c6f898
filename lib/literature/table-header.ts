/** Finding the delimiter and the row of column names of a table. */

import { AppError } from '@/lib/errors';

import { type Columns, type Field, hasStudyColumn, recogniseColumns } from './columns';
import { limits } from './limits';
import { type Delimiter, type Row, readRows } from './rows';
import { guessHeader } from './table-guess';

export interface TableHeader {
  readonly delimiter: Delimiter;
  readonly columns: Columns;
  /** Number of columns. */
  readonly width: number;
  /** 0: the table has no column names. */
  readonly line: number;
  /** The column names. */
  readonly cells: readonly string[];
}

/** Field by column, from 0; columns that are not named are left out. */
export type ColumnChoice = Readonly<Record<string, Field>>;

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/** Characters at the beginning of a file that the delimiter is told from. */
const sampleLength = 1_000_000;

/** Tools put titles, dates and whole search strategies above the column names. */
export const rowsSearched = 200;
const rowsCompared = 20;

/**
 * The delimiter under which most column names are known; then the one under which most of the first rows are as
 * wide as the header. null when no row among the first ones names a title or an abstract.
 */
export function findHeader(text: string): TableHeader | null {
  let best: (TableHeader & { even: number }) | null = null;
  for (const delimiter of delimiters) {
    const rows = firstRows(text, delimiter, rowsSearched + rowsCompared);
    const header = headerAmong(rows.slice(0, rowsSearched), delimiter);
    if (header === null) continue;
    const below = rows.filter((row) => row.line > header.line).slice(0, rowsCompared);
    const even = below.filter((row) => row.cells.length === header.width).length;
    const known = header.columns.size - (best?.columns.size ?? 0);
    if (best === null || known > 0 || (known === 0 && even > best.even)) best = { ...header, even };
  }
  return best;
}

/** As `findHeader`, for a table whose column names nobody knows. */
export function guessTable(text: string): TableHeader | null {
  const guesses = delimiters
    .map((delimiter) => guessHeader(firstRows(text, delimiter, rowsSearched), delimiter))
    .filter((guess) => guess !== null);
  return guesses.sort((a, b) => b.columns.size - a.columns.size || b.width - a.width)[0] ?? null;
}

/** The header with the fields that a person gave the columns; those beyond the table are passed over. */
export function withColumns(header: TableHeader, choice: ColumnChoice): TableHeader {
  const columns = new Map<Field, number[]>();
  for (const [index, field] of Object.entries(choice)) {
    if (Number(index) < header.width)
      columns.set(field, [...(columns.get(field) ?? []), Number(index)]);
  }
  return { ...header, columns };
}

/** Throws AppError 'too-large' for a table that is too wide. */
export function checkWidth(name: string, width: number): void {
  if (width <= limits.cellsPerRow) return;
  const most = limits.cellsPerRow.toLocaleString('en');
  throw new AppError(
    'too-large',
    `"${name}" has more than ${most} columns: leave out those that are not needed.`,
  );
}

/** The cells of the first row, under the delimiter that finds most of them: for messages. */
export function firstCells(text: string): readonly string[] {
  const rows = delimiters.map((delimiter) => firstRows(text, delimiter, 1)[0]?.cells ?? []);
  return rows.reduce((widest, cells) => (cells.length > widest.length ? cells : widest), []);
}

/**
 * The row that names most fields, the first of several: a remark above may hold a word such as "title" as well. A word
 * alone on its line names a column in the first row only: further down it is a heading in prose.
 */
export function headerAmong(rows: readonly Row[], delimiter: Delimiter): TableHeader | null {
  let best: TableHeader | null = null;
  for (const [index, { cells, line }] of rows.entries()) {
    if (cells.length === 1 && index > 0) continue;
    const columns = recogniseColumns(cells);
    if (!hasStudyColumn(columns) || columns.size <= (best?.columns.size ?? 0)) continue;
    best = { delimiter, columns, width: cells.length, line, cells };
  }
  return best;
}

function firstRows(text: string, delimiter: Delimiter, most: number): Row[] {
  return readRows(text.slice(0, sampleLength), delimiter).take(most).toArray();
}
