import { randomUUID } from 'node:crypto';

import { AppError } from '@/lib/errors';

import { quoted } from '../backup/catalogue';
import type { Transaction } from '../client';
import type { TableName } from './format';

type Row = Readonly<Record<string, unknown>>;

/** Names of a table's columns. */
export async function listColumns(on: Transaction, table: TableName): Promise<ReadonlySet<string>> {
  const rows = await on.$queryRaw<{ name: string }[]>`
    SELECT column_name AS "name" FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${table}`;
  return new Set(rows.map(({ name }) => name));
}

/** What Postgres said, without what Prisma says around it. */
function said(error: unknown): string {
  const message = (error as Error).message ?? '';
  return /Message: `([^`]*)`/.exec(message)?.[1] ?? message;
}

/**
 * Writes rows that all have the columns of the first. Calls that are there already stay as they are. Throws AppError
 * 'invalid' with `where` when the database refuses one.
 */
export async function insertRows(
  on: Transaction,
  table: TableName,
  rows: readonly Row[],
  where: string,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map(quoted);
  const sql = `INSERT INTO ${quoted(table)} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${quoted(table)}, $1::json)
    ${table === 'ModelCall' ? 'ON CONFLICT DO NOTHING' : ''}`;
  try {
    await on.$executeRawUnsafe(sql, JSON.stringify(rows));
  } catch (cause) {
    throw new AppError('invalid', `${where}: ${said(cause)}`, { cause });
  }
}

/**
 * The id under which somebody's work is kept here: their own when they are here under that name, else that of a new
 * person of this name, who has no account.
 */
export async function findOrNamePerson(
  on: Transaction,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const known = await on.person.findUnique({ where: { id }, select: { name: true } });
  if (known?.name === name) return { id, isNew: false };
  const data = { id: known ? randomUUID() : id, name, removedAt: new Date() };
  await on.person.create({ data, select: { id: true } });
  return { id: data.id, isNew: true };
}

/** null: there is no such topic. */
export async function findTopicTitle(on: Transaction, id: string) {
  return on.topic.findUnique({ where: { id }, select: { title: true, archivedAt: true } });
}
