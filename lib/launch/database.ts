/** The database that a start uses: the embedded cluster, or the one at DATABASE_URL. */

import { join } from 'node:path';

import pg from 'pg';

import { AppError } from '@/lib/errors';
import type { Settings } from '@/lib/settings';

import { clusterFolder, readSecret } from './data-folder';
import { startCluster } from './postgres/cluster';

export interface StartedDatabase {
  readonly url: string;
  /** Fulfilled when an embedded server ends by itself or is stopped; never for a foreign one. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

const oldestMajor = 15;

/** Host and database only: an address may hold a password. */
function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Throws AppError 'unavailable' when nobody answers, or a Postgres that is too old does. */
export async function requirePostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version_num');
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (major >= oldestMajor) return;
    throw new AppError(
      'unavailable',
      `The database at ${withoutPassword(url)} is Postgres ${major}; Espalier needs ${oldestMajor} or newer.`,
    );
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const said = (cause as Error).message || (cause as NodeJS.ErrnoException).code;
    throw new AppError(
      'unavailable',
      `The database at ${withoutPassword(url)} does not answer (${said}). ` +
        'Start it, correct DATABASE_URL, or unset DATABASE_URL to use the embedded one.',
      { cause },
    );
  } finally {
    await client.end();
  }
}

export async function startDatabase({ dataDir, databaseUrl }: Settings): Promise<StartedDatabase> {
  if (databaseUrl !== null) {
    await requirePostgres(databaseUrl);
    const never = new Promise<void>(() => {});
    return { url: databaseUrl, exited: never, stop: async () => {} };
  }
  return startCluster({
    folder: clusterFolder(dataDir),
    password: readSecret(dataDir, 'postgres-password'),
    logFile: join(dataDir, 'postgres.log'),
  });
}
