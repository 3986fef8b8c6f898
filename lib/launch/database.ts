/** The database that a start uses: the embedded cluster, or the one at DATABASE_URL. */

import { join } from 'node:path';

import pg from 'pg';

import { AppError } from '@/lib/errors';
import type { Settings } from '@/lib/settings';

import { clusterFolder, readSecret } from './data-folder';
import { type Cluster, type ClusterOptions, startCluster } from './postgres/cluster';

export interface RunningDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

const oldestMajor = 15;

function unavailable(message: string, cause?: unknown): AppError {
  return new AppError('unavailable', message, { cause });
}

/** Host and database only: an address may hold a password. */
function withoutPassword(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${host || searchParams.get('host') || 'localhost'}${pathname}`;
}

/** @param version as in server_version_num: 150004 is 15.4. Throws AppError 'unavailable' when it is too old. */
export function requireVersion(version: number, url: string): void {
  const major = Math.floor(version / 10_000);
  if (major >= oldestMajor) return;
  throw unavailable(
    `The database at ${withoutPassword(url)} is Postgres ${major}; Espalier needs ${oldestMajor} or newer.`,
  );
}

async function versionOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version_num');
    return Number(rows[0]?.server_version_num);
  } finally {
    await client.end();
  }
}

/** Throws AppError 'unavailable' when nobody answers at the address, or a Postgres that is too old does. */
export async function requirePostgres(url: string): Promise<void> {
  if (!URL.canParse(url)) {
    throw unavailable(
      'DATABASE_URL is not an address. Write postgres://user:password@host:5432/database, ' +
        'with %40 for an @ in the password.',
    );
  }
  const version = await versionOf(url).catch((cause) => {
    const said = cause.message || cause.code;
    throw unavailable(
      `The database at ${withoutPassword(url)} cannot be used (${said}). ` +
        'Start it, correct DATABASE_URL, or unset DATABASE_URL to use the embedded one.',
      cause,
    );
  });
  requireVersion(version, url);
}

/** The embedded cluster, started again at its address whenever it ends by itself. */
class KeptCluster implements RunningDatabase {
  private readonly stopping = new AbortController();
  private readonly keeping: Promise<void>;

  /** @param lost called with the reason when it cannot be started again */
  constructor(
    private readonly options: ClusterOptions,
    private cluster: Cluster,
    lost: (reason: unknown) => void,
  ) {
    this.keeping = this.keepRunning().catch((reason) => {
      if (!this.stopping.signal.aborted) lost(reason);
    });
  }

  get url(): string {
    return this.cluster.url;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.cluster.stop();
    await this.keeping;
  }

  private async keepRunning(): Promise<void> {
    const { signal } = this.stopping;
    const { port } = this.cluster;
    while (!signal.aborted) {
      await this.cluster.exited;
      if (signal.aborted) return;
      console.error('The database ended; starting it again.');
      this.cluster = await startCluster({ ...this.options, port, signal });
    }
    await this.cluster.stop();
  }
}

/**
 * Starts the database of these settings and keeps it running; one at DATABASE_URL is only looked at.
 * Throws AppError 'unavailable', or the signal's reason; then nothing is left running.
 */
export async function startDatabase(
  { dataDir, databaseUrl }: Settings,
  signal: AbortSignal,
  lost: (reason: unknown) => void,
): Promise<RunningDatabase> {
  if (databaseUrl !== null) {
    await requirePostgres(databaseUrl);
    return { url: databaseUrl, stop: async () => {} };
  }
  const options = {
    folder: clusterFolder(dataDir),
    password: readSecret(dataDir, 'postgres-password'),
    logFile: join(dataDir, 'postgres.log'),
  };
  return new KeptCluster(options, await startCluster({ ...options, signal }), lost);
}
