/** Reading more rows than fit in memory, all as they are at one moment. */

import pg from 'pg';

/** What is fetched at once is about this many characters, and at least a row. */
const batchCharacters = 2_000_000;
const mostRows = 1_000;

/** Text in the same words everywhere, and numbers to the last digit. */
const settings = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`;

/** What `read` yields from the database at `url`, on a connection of its own that sees one moment only. */
export async function* inSnapshot<T>(
  url: string,
  read: (client: pg.Client) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const client = new pg.Client({ connectionString: url });
  // What it was doing fails by itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(settings);
    yield* read(client);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** The lines of a query with one column, "line": some at a time, each with its end. */
export async function* fetchLines(client: pg.Client, sql: string) {
  await client.query(`DECLARE fetched NO SCROLL CURSOR FOR ${sql}`);
  for (let wanted = 10; ; ) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${wanted} FROM fetched`);
    if (rows.length === 0) break;
    const text = rows.map(({ line }) => `${line}\n`).join('');
    yield { text, rows: rows.length };
    const fitting = Math.floor((batchCharacters * rows.length) / text.length);
    wanted = Math.min(Math.max(fitting, 1), mostRows);
  }
  await client.query('CLOSE fetched');
}
