import { z } from 'zod';

import {
  endSchema,
  formatVersion,
  headerSchema,
  lineSchema,
  rowSchemas,
  type TableName,
  tableNames,
} from '@/lib/db/topic-files/format';
import { AppError } from '@/lib/errors';

import { linesOf } from './lines';

export type Row = Readonly<Record<string, unknown>>;

/** Rows of one table that stand one behind the other, with the place of the first and the last. */
export interface RowBatch {
  readonly table: TableName;
  readonly rows: readonly Row[];
  /** In words. */
  readonly where: string;
}

const batchRows = 500;
const batchCharacters = 4_000_000;
const mostRows = 3_000_000;

/** Columns that say what a row belongs to, by the table that has to have it. */
const belonging: Readonly<Record<string, TableName>> = {
  topicId: 'Topic',
  studyId: 'Study',
  runId: 'Run',
  treeId: 'Tree',
  copiedFromId: 'Tree',
  baseTreeId: 'Tree',
  correctionId: 'Tree',
  ownerId: 'Person',
  annotatorId: 'Person',
  actorId: 'Person',
  authorId: 'Person',
};

function invalid(line: number, table: TableName | null, what: string, cause?: unknown): AppError {
  const place = table === null ? `line ${line}` : `line ${line} (${table})`;
  return new AppError('invalid', `Nothing was imported: ${place}: ${what}`, { cause });
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(line, null, 'it is not JSON.', cause);
  }
}

const inWords = (error: z.ZodError) => z.prettifyError(error).replace(/\s+/g, ' ');

function requireHeader(text: string): void {
  const { data, success } = headerSchema.safeParse(parseJson(text, 1));
  if (!success)
    throw new AppError(
      'invalid',
      'This is not the file of a topic: its first line does not say so.',
    );
  if (data.formatVersion > formatVersion)
    throw new AppError(
      'invalid',
      `The file was made by version ${data.software.version}, which is newer: update Espalier first.`,
    );
}

/** Checks the rows of a file one by one, in order. */
class RowReader {
  readonly #known = new Map<TableName, Set<string>>();
  #place = 0;
  #columns = '';
  rows = 0;

  /** Throws AppError 'invalid' with the place. */
  read(value: unknown, line: number): { table: TableName; row: Row } {
    const { data, error } = lineSchema.safeParse(value);
    if (!data) throw invalid(line, null, inWords(error), error);
    const { table, row } = data;
    const checked = rowSchemas[table].safeParse(row);
    if (!checked.success) throw invalid(line, table, inWords(checked.error), checked.error);
    this.#requireOrder(table, row, line);
    this.#requireBelonging(table, row, line);
    this.rows += 1;
    if (this.rows > mostRows)
      throw new AppError('too-large', `The file has more than ${mostRows} rows.`);
    return { table, row };
  }

  #requireOrder(table: TableName, row: Row, line: number): void {
    const place = tableNames.indexOf(table);
    const columns = Object.keys(row).join();
    if (place < this.#place)
      throw invalid(line, table, `it belongs before ${tableNames[this.#place]}.`);
    if (place === this.#place && this.#columns !== '' && columns !== this.#columns)
      throw invalid(line, table, 'it has other columns than the row before.');
    this.#place = place;
    this.#columns = columns;
  }

  #requireBelonging(table: TableName, row: Row, line: number): void {
    for (const [column, to] of Object.entries(belonging)) {
      const value = row[column];
      if (typeof value !== 'string' || this.#known.get(to)?.has(value)) continue;
      throw invalid(line, table, `${column}: the file has no ${to} ${value} before it.`);
    }
    const own = this.#known.get(table) ?? new Set<string>();
    this.#known.set(table, own);
    if (table === 'Topic' && own.size > 0) throw invalid(line, table, 'a file holds one topic.');
    if (typeof row.id === 'string' && table !== 'Category') own.add(row.id);
  }
}

/**
 * The rows of a topic's file, each checked. Throws AppError 'invalid' with the place of what is wrong, also when the file
 * has no end, or 'too-large'.
 */
export async function* readRows(bytes: Uint8Array): AsyncGenerator<RowBatch> {
  const reader = new RowReader();
  let line = 0;
  let isEnded = false;
  let rows: Row[] = [];
  let table: TableName = 'Person';
  let characters = 0;
  const batch = (): RowBatch => ({
    ...{ table, rows },
    where: `Nothing was imported: lines ${line - rows.length} to ${line - 1} (${table})`,
  });
  for await (const text of linesOf(bytes)) {
    line += 1;
    if (line === 1) {
      requireHeader(text);
      continue;
    }
    if (isEnded) throw invalid(line, null, 'something follows the end.');
    const value = parseJson(text, line);
    const end = endSchema.safeParse(value);
    const next = end.success ? null : reader.read(value, line);
    const isFull = rows.length >= batchRows || characters >= batchCharacters;
    if (rows.length > 0 && (next?.table !== table || isFull)) {
      yield batch();
      rows = [];
      characters = 0;
    }
    if (next) {
      table = next.table;
      rows.push(next.row);
      characters += text.length;
    } else if (end.data?.rows === reader.rows) isEnded = true;
    else throw invalid(line, null, `${end.data?.rows} rows were in the file, ${reader.rows} are.`);
  }
  if (!isEnded) throw invalid(line, null, 'the file breaks off behind it.');
}
