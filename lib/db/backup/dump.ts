import { createHash } from 'node:crypto';

import type pg from 'pg';

import { AppError } from '@/lib/errors';

import { leftOut, listMigrations, listTables, quoted, type Table } from './catalogue';
import { fetchLines, inSnapshot } from './cursor';
import { type End, formatVersion, type Header, type Part, type PartEnd } from './format';

const line = (value: Header | Part | PartEnd | End) => `${JSON.stringify(value)}\n`;

/** The rows of a table as lines, in the order of its key. */
function rowLines(client: pg.Client, { name, columns, key }: Table) {
  const texts = columns.map((column) => `${quoted(column.name)}::text`);
  return fetchLines(
    client,
    `SELECT array_to_json(ARRAY[${texts}])::text AS "line" FROM ${quoted(name)} ORDER BY ${key.map(quoted)}`,
  );
}

async function* part(client: pg.Client, table: Table): AsyncGenerator<string, number> {
  yield line({ table: table.name, columns: table.columns.map(({ name }) => name) });
  const hash = createHash('sha256');
  let rows = 0;
  for await (const batch of rowLines(client, table)) {
    hash.update(batch.text);
    rows += batch.rows;
    yield batch.text;
  }
  yield line({ endOf: table.name, rows, sha256: hash.digest('hex') });
  return rows;
}

async function headerOf(
  client: pg.Client,
  tables: readonly Table[],
  version: string,
): Promise<Header> {
  const migrations = await listMigrations(client);
  if (!migrations || migrations.length === 0)
    throw new AppError(
      'not-found',
      'There is nothing to back up: no Espalier has been started on this database yet.',
    );
  const { rows } = await client.query('SHOW server_version');
  return {
    ...{ format: 'espalier-backup', formatVersion, software: { name: 'Espalier', version } },
    ...{ postgres: String(rows[0]?.server_version), madeAt: new Date().toISOString() },
    ...{ migrations: [...migrations], tables: tables.map(({ name }) => name) },
  };
}

/**
 * The database at `url` at one moment, whatever is being saved meanwhile: the text of a backup, piece by piece, in
 * memory that does not grow with it. Throws AppError 'not-found' for a database that was never migrated.
 * @param version the software's
 */
export async function* dump(url: string, version: string): AsyncGenerator<string> {
  yield* inSnapshot(url, async function* (client) {
    const tables = (await listTables(client)).filter(({ name }) => !leftOut.has(name));
    yield line(await headerOf(client, tables, version));
    let rows = 0;
    for (const table of tables) rows += yield* part(client, table);
    yield line({ end: true, rows });
  });
}
