/** `npm run verify`: replays every correction's log and says which do not give the stored tree. */

import { closeDatabase } from '@/lib/db/client';
import { report } from '@/lib/process-life';
import { prepareDatabase } from '@/lib/services/prepare-database';
import { verifyCorrections } from '@/lib/services/verify-corrections';
import { readSettings, type Settings } from '@/lib/settings';

import { openDataFolder } from './data-folder';
import { startDatabase } from './database';
import { findLockHolder, lockDataFolder } from './lock';

/** Starts the database as `npm start` would; returns what stops it again. */
async function startOwnDatabase(settings: Settings): Promise<() => Promise<void>> {
  const embedded = settings.databaseUrl === null;
  if (embedded) openDataFolder(settings.dataDir);
  const lock = embedded ? await lockDataFolder(settings.dataDir, 'npm run verify') : null;
  try {
    const database = await startDatabase(settings, new AbortController().signal, report);
    process.env.DATABASE_URL = database.url;
    await prepareDatabase(database.url);
    return async () => {
      await database.stop();
      lock?.release();
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** Uses the database of the launcher that is running, if one is. */
async function openDatabase(): Promise<() => Promise<void>> {
  const settings = readSettings();
  const running = settings.databaseUrl === null ? findLockHolder(settings.dataDir) : null;
  if (!running?.databaseUrl) return startOwnDatabase(settings);
  process.env.DATABASE_URL = running.databaseUrl;
  return async () => {};
}

async function verify(): Promise<number> {
  let corrections = 0;
  let broken = 0;
  for await (const { treeId, version, problem } of verifyCorrections()) {
    corrections += 1;
    if (problem === null) continue;
    broken += 1;
    console.error(`tree ${treeId} at version ${version}: ${problem}`);
  }
  console.log(`${corrections - broken} of ${corrections} corrections replay to the stored tree.`);
  return broken === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const close = await openDatabase();
  try {
    return await verify();
  } finally {
    await closeDatabase();
    await close();
  }
}

const exitCode = await main().catch((error) => {
  report(error);
  return 1;
});
// Connections that are no longer used would keep the process for ten seconds.
process.exit(exitCode);
