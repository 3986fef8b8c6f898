/** Brings a database to the schema of prisma/migrations; `prisma migrate` can go on from what this writes. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import pg from 'pg';

import { withSchemaEngine } from './schema-engine';

/** Any number, as long as it is always the same: two launchers on one database prepare it one after the other. */
const preparationLock = 7_241_001;

const folder = join(process.cwd(), 'prisma');

export async function migrationList() {
  const entries = await readdir(join(folder, 'migrations'), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => {
      const value = await readFile(join(folder, 'migrations', path, 'migration.sql'), 'utf8');
      const content = { tag: 'ok' as const, value };
      return { path, migrationFile: { path: 'migration.sql', content } };
    }),
  );
  return {
    baseDir: join(folder, 'migrations'),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

export function readSchema(): Promise<string> {
  return readFile(join(folder, 'schema.prisma'), 'utf8');
}

/** Runs `work` while no other process prepares this database. */
export async function withPreparationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // It only holds the lock. When the database is lost, `work` says so itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [preparationLock]);
    return await work();
  } finally {
    await client.end();
  }
}

const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies what is missing, in order, and returns the names. Throws what Postgres said when one fails.
 * @param only names of those to apply; default: all there are
 */
export async function migrate(url: string, only?: readonly string[]): Promise<readonly string[]> {
  const [schema, all] = await Promise.all([readSchema(), migrationList()]);
  const migrationDirectories = all.migrationDirectories.filter(
    ({ path }) => only === undefined || only.includes(path),
  );
  const migrationsList = { ...all, migrationDirectories };
  return withSchemaEngine(url, schema, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    return appliedMigrationNames;
  });
}
