import { createHash } from 'node:crypto';

import pg from 'pg';

import { AppError } from '@/lib/errors';

import { leftOut, listMigrations, listTables, quoted, type Table } from './catalogue';
import { type End, formatVersion, type Header, type Part, type PartEnd } from './format';

/** What is fetched at once is about this many characters, and at least a row. */
const batchCharacters = 2_000_000;
const mostRows = 1_000;

/** Text in the same words everywhere, and numbers to the last digit. */
const settings = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`;

const line = (value: Header | Part | PartEnd | End) => `${JSON.stringify(value)}\n`;

/** The rows of a table as lines, some at a time, in the order of its key. */
async function* rowLines(client: pg.Client, { name, columns, key }: Table) {
  const texts = columns.map((column) => `${quoted(column.name)}::text`);
  await client.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT array_to_json(ARRAY[${texts}])::text AS "row"
     FROM ${quoted(name)} ORDER BY ${key.map(quoted)}`,
  );
  for (let wanted = 10; ; ) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${wanted} FROM rows`);
    if (rows.length === 0) break;
    const text = rows.map(({ row }) => `${row}\n`).join('');
    yield { text, rows: rows.length };
    const fitting = Math.floor((batchCharacters * rows.length) / text.length);
    wanted = Math.min(Math.max(fitting, 1), mostRows);
  }
  await client.query('CLOSE rows');
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
  const client = new pg.Client({ connectionString: url });
  // What it was doing fails by itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(settings);
    const tables = (await listTables(client)).filter(({ name }) => !leftOut.has(name));
    yield line(await headerOf(client, tables, version));
    let rows = 0;
    for (const table of tables) rows += yield* part(client, table);
    yield line({ end: true, rows });
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
