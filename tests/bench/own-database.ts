/** A database of the benchmark's own, thrown away afterwards. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { closeDatabase } from '@/lib/db/client';
import { stopJobs } from '@/lib/db/jobs';
import { stopListening } from '@/lib/db/notifications';
import { startCluster } from '@/lib/launch/postgres/cluster';
import { prepareDatabase } from '@/lib/services/prepare-database';

/** Sets DATABASE_URL for the work. */
export async function onOwnDatabase(work: () => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-bench-'));
  chmodSync(folder, 0o755);
  const cluster = await startCluster({
    folder: join(folder, 'postgres'),
    password: 'bench',
    logFile: join(folder, 'postgres.log'),
  });
  process.env.DATABASE_URL = cluster.url;
  try {
    await prepareDatabase(cluster.url);
    await work();
  } finally {
    await stopJobs();
    await stopListening();
    await closeDatabase();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
