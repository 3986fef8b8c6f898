/** The lock that keeps two launchers out of one data folder. */

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { AppError } from '@/lib/errors';

import { isAlive, startOf } from './process';

const lockSchema = z.object({
  pid: z.number(),
  /** When the process started: a later one may have its number. null where that cannot be told. */
  started: z.string().nullable(),
  /** Where the pages are, or the command that holds the folder. */
  url: z.string(),
  /** Once the database has started. */
  databaseUrl: z.string().nullable(),
});

export type LockHolder = z.infer<typeof lockSchema>;

const lockFile = (folder: string) => join(folder, 'launcher.lock');

function isHeld(held: LockHolder | null): held is LockHolder {
  return held !== null && isAlive(held.pid) && held.started === startOf(held.pid);
}

/** null: there is no file, or nothing that this version can have written. */
function readLock(file: string): LockHolder | null {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // A lock appears whole or not at all; what cannot be read is nobody's.
    return null;
  }
}

/** The process that holds the folder; null when none does, a stale lock included. */
export function findLockHolder(folder: string): LockHolder | null {
  const held = readLock(lockFile(folder));
  return isHeld(held) ? held : null;
}

export interface FolderLock {
  /** A launcher that was killed had it. */
  readonly wasStale: boolean;
  /** Lets commands like `npm run verify` use the database that is running. */
  announce(databaseUrl: string): void;
  release(): void;
}

/** Puts `draft` in the lock's place if that is empty. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function refuse({ url, pid }: LockHolder): never {
  throw new AppError(
    'unavailable',
    `Espalier is already running on this data folder: ${url} (process ${pid}). ` +
      'Stop it first, or set ESPALIER_DATA_DIR to another folder.',
  );
}

/** Of several that find the same stale lock, one takes it away: a rename succeeds once. */
function takeAway(file: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = readLock(aside);
  // Another may have replaced the stale lock by its own just before: that one goes back.
  if (isHeld(taken)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

/** Takes the folder's lock, a stale one too. Throws AppError 'unavailable' when a running process has it. */
export function lockDataFolder(folder: string, url: string): FolderLock {
  const file = lockFile(folder);
  const draft = `${file}.${process.pid}`;
  const write = (databaseUrl: string | null) => {
    const mine: LockHolder = { pid: process.pid, started: startOf(process.pid), url, databaseUrl };
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  };
  write(null);
  let wasStale = false;
  try {
    while (!tryLink(draft, file)) {
      const held = readLock(file);
      if (isHeld(held)) refuse(held);
      takeAway(file);
      wasStale = true;
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    wasStale,
    announce: (databaseUrl) => {
      write(databaseUrl);
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}
