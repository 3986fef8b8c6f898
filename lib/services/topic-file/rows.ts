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

interface CheckedRow {
  readonly table: TableName;
  readonly row: Row;
  readonly line: number;
  readonly characters: number;
}

/** One after the other. Throws AppError 'invalid' with the place of what is wrong, also when there is no end. */
async function* checkedRows(bytes: Uint8Array): AsyncGenerator<CheckedRow> {
  const reader = new RowReader();
  let line = 0;
  let isEnded = false;
  for await (const text of linesOf(bytes)) {
    line += 1;
    if (isEnded) throw invalid(line, null, 'something follows the end.');
    if (line === 1) {
      requireHeader(text);
      continue;
    }
    const value = parseJson(text, line);
    const end = endSchema.safeParse(value).data;
    if (end === undefined) yield { ...reader.read(value, line), line, characters: text.length };
    else if (end.rows !== reader.rows)
      throw invalid(line, null, `${end.rows} rows were in the file, ${reader.rows} are.`);
    else isEnded = true;
  }
  if (!isEnded) throw invalid(line, null, 'the file breaks off behind it.');
}

function batchOf(rows: readonly [CheckedRow, ...CheckedRow[]]): RowBatch {
  const [{ table, line }] = rows;
  return {
    ...{ table, rows: rows.map(({ row }) => row) },
    where: `Nothing was imported: lines ${line} to ${line + rows.length - 1} (${table})`,
  };
}

/**
 * The rows of a topic's file, each checked, some of one table at a time. Throws AppError 'invalid' with the place of what
 * is wrong, or 'too-large'.
 */
export async function* readRows(bytes: Uint8Array): AsyncGenerator<RowBatch> {
  let batch: [CheckedRow, ...CheckedRow[]] | null = null;
  let characters = 0;
  for await (const next of checkedRows(bytes)) {
    const isFull = characters >= batchCharacters || (batch?.length ?? 0) >= batchRows;
    if (batch && !isFull && batch[0].table === next.table) batch.push(next);
    else {
      if (batch) yield batchOf(batch);
      batch = [next];
      characters = 0;
    }
    characters += next.characters;
  }
  if (batch) yield batchOf(batch);
}
