/** `npm run bench`: the figures of docs/performance.md, on a database of its own. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { closeDatabase } from '@/lib/db/client';
import { startCluster } from '@/lib/launch/postgres/cluster';
import { prepareDatabase } from '@/lib/services/prepare-database';

import { benchChimeImport } from './chime-import';
import { benchExports } from './exports';
import { benchImports } from './imports';
import { benchLlmRun } from './llm-run';
import { benchLocalEngine } from './local-engine';
import { benchSaves } from './saves';
import { toTable } from './table';

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
  console.log(toTable(await benchImports()));
  console.log(toTable(await benchChimeImport()));
  console.log(toTable(await benchSaves()));
  console.log(toTable(await benchLlmRun(process.argv[2])));
  console.log(toTable(await benchExports()));
  console.log(toTable(await benchLocalEngine(process.argv[2])));
} finally {
  await closeDatabase();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
