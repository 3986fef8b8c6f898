/** The database that a start uses: the embedded cluster, or the one at DATABASE_URL. */

import { join } from 'node:path';

import { requirePostgres } from '@/lib/db/require-postgres';
import type { Settings } from '@/lib/settings';

import { clusterFolder, readSecret } from './data-folder';
import { type Cluster, type ClusterOptions, startCluster } from './postgres/cluster';

export interface RunningDatabase {
  readonly url: string;
  stop(): Promise<void>;
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
