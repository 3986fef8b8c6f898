/** `npm run verify`: replays every correction's log and says which do not give the stored tree. */

import { closeDatabase } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { verifyCorrections } from '@/lib/services/verify-corrections';
import { readSettings, type Settings } from '@/lib/settings';

import { findRunningLauncher, openDataFolder } from './data-folder';
import { type StartedDatabase, startDatabase } from './database';

/** The database of the launcher that is running, else one started for this. */
async function openDatabase(settings: Settings): Promise<StartedDatabase | null> {
  const running = settings.databaseUrl === null ? findRunningLauncher(settings.dataDir) : null;
  if (running?.databaseUrl) {
    process.env.DATABASE_URL = running.databaseUrl;
    return null;
  }
  openDataFolder(settings.dataDir);
  const database = await startDatabase(settings);
  process.env.DATABASE_URL = database.url;
  return database;
}

async function main(): Promise<number> {
  const database = await openDatabase(readSettings());
  let corrections = 0;
  let broken = 0;
  try {
    for await (const { treeId, version, problem } of verifyCorrections()) {
      corrections += 1;
      if (problem === null) continue;
      broken += 1;
      console.error(`tree ${treeId} at version ${version}: ${problem}`);
    }
  } finally {
    await closeDatabase();
    await database?.stop();
  }
  console.log(`${corrections - broken} of ${corrections} corrections replay to the stored tree.`);
  return broken === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error) => {
  console.error(error instanceof AppError ? error.message : error);
  return 1;
});
