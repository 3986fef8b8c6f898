/** The database for a command that is not `npm start`: that of the settings, running already or started for it. */

import { report } from '@/lib/process-life';
import type { Settings } from '@/lib/settings';

import { openDataFolder, readSecret } from './data-folder';
import { startDatabase } from './database';
import { findLockHolder, lockDataFolder } from './lock';

export interface CommandDatabase {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Puts its address, and the secret where there is one, into the environment. With `alone`, nothing else may use the
 * data folder: throws AppError 'unavailable' while Espalier is running on it.
 */
export async function openCommandDatabase(
  settings: Settings,
  command: string,
  { alone = false } = {},
): Promise<CommandDatabase> {
  const embedded = settings.databaseUrl === null;
  const running = embedded && !alone ? findLockHolder(settings.dataDir)?.databaseUrl : null;
  const database = running
    ? { url: running, close: async () => {} }
    : await startForCommand(settings, command);
  process.env.DATABASE_URL = database.url;
  if (embedded) process.env.ESPALIER_SECRET ??= readSecret(settings.dataDir, 'secret');
  return database;
}

/** Starts the database as `npm start` would. */
async function startForCommand(settings: Settings, command: string): Promise<CommandDatabase> {
  const embedded = settings.databaseUrl === null;
  if (embedded) openDataFolder(settings.dataDir);
  const lock = embedded ? await lockDataFolder(settings.dataDir, command) : null;
  try {
    const database = await startDatabase(settings, new AbortController().signal, report);
    const close = async () => {
      await database.stop();
      lock?.release();
    };
    return { url: database.url, close };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
