/** One Postgres for all integration tests; each test file gets a copy of a database that is ready to use. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TestProject } from 'vitest/node';

import { prepareJobs } from '@/lib/db/jobs';
import { migrate } from '@/lib/db/migrate';
import { startCluster } from '@/lib/launch/postgres/cluster';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database to copy; nobody may stay connected to it. */
    templateUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-test-'));
  // Started by root, Postgres runs as another account, which has to pass through.
  chmodSync(folder, 0o755);
  const cluster = await startCluster({
    folder: join(folder, 'postgres'),
    password: 'test',
    logFile: join(folder, 'postgres.log'),
    settings: ['fsync=off', 'max_connections=200'],
  });
  await migrate(cluster.url);
  await prepareJobs(cluster.url);
  project.provide('templateUrl', cluster.url);
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
