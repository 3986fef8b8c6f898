import type { ClientBase } from 'pg';
import pg from 'pg';

import { AppError } from '@/lib/errors';

import { migrate, migrationList, withPreparationLock } from '../migrate';
import { listMigrations, listTables, quoted } from './catalogue';
import { formatVersion, type Header, headerSchema } from './format';
import { linesOf } from './lines';
import { Lines, load } from './load';

export interface Restored {
  readonly header: Header;
  readonly rows: number;
  /** Migrations that the restored database went through afterwards. */
  readonly migrated: readonly string[];
}

async function readHeader(file: string, lines: AsyncIterator<string>): Promise<Header> {
  const { value = '' } = await lines.next();
  const refuse = (why: string) => new AppError('invalid', `${file} is not a backup${why}.`);
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch {
    throw refuse(' of Espalier: its first line is no JSON');
  }
  const { data, success } = headerSchema.safeParse(json);
  if (!success) throw refuse(' of Espalier: its first line does not say so');
  if (data.formatVersion === formatVersion) return data;
  throw refuse(` that this version reads: its format is ${data.formatVersion}, and that is newer`);
}

/** Throws AppError 'invalid' when the backup's migrations are not the first of ours. */
function requireKnown({ migrations, software }: Header, ours: readonly string[]): void {
  const strange = migrations.find((name, index) => ours[index] !== name);
  if (strange === undefined) return;
  throw new AppError(
    'invalid',
    `The backup was made by version ${software.version}, whose database has the migration ${strange}, ` +
      'which this version does not have there. Install that version or a later one.',
  );
}

const elsewhere =
  'Restore into an empty one: set ESPALIER_DATA_DIR to a new folder, or DATABASE_URL to a new database.';

/** Throws AppError 'conflict' when the database has been through a migration that the backup has not. */
function requireNotNewer(applied: readonly string[], { migrations }: Header): void {
  const later = applied.find((name, index) => migrations[index] !== name);
  if (later === undefined) return;
  throw new AppError(
    'conflict',
    `This database is newer than the backup: it has the migration ${later}. ${elsewhere}`,
  );
}

/** Throws AppError 'conflict' when there is a row besides the one person whom the first migration makes. */
async function requireEmpty(client: ClientBase): Promise<void> {
  for (const { name } of await listTables(client)) {
    const { rows } = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 2`);
    if (rows.length > (name === 'Person' ? 1 : 0))
      throw new AppError(
        'conflict',
        `This database is not empty: there are rows in ${name}. ${elsewhere}`,
      );
  }
}

async function loadInto(url: string, header: Header, lines: Lines): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    await requireEmpty(client);
    await client.query('DELETE FROM "Person"');
    const rows = await load(client, header, lines);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return rows;
  } finally {
    await client.end();
  }
}

async function appliedTo(url: string): Promise<readonly string[] | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const applied = await listMigrations(client);
    if (applied !== null) await requireEmpty(client);
    return applied;
  } finally {
    await client.end();
  }
}

/**
 * Fills the empty database at `url` from a backup, in one transaction, and brings it up to date: it first gets the
 * tables of the backup's time, and the later migrations when the rows are in. Throws AppError 'conflict' for a
 * database that is not empty or newer, 'invalid' for a file that is damaged or from a later version; then no row
 * is in it.
 */
export async function restore(url: string, file: string): Promise<Restored> {
  const source = linesOf(file);
  try {
    const header = await readHeader(file, source);
    const { migrationDirectories } = await migrationList();
    requireKnown(
      header,
      migrationDirectories.map(({ path }) => path),
    );
    return await withPreparationLock(url, async () => {
      requireNotNewer((await appliedTo(url)) ?? [], header);
      await migrate(url, header.migrations);
      const rows = await loadInto(url, header, new Lines(source));
      return { header, rows, migrated: await migrate(url) };
    });
  } finally {
    await source.return(undefined);
  }
}
