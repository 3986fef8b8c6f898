/** The lock that keeps two launchers out of one data folder. */

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { AppError } from '@/lib/errors';

import { isAlive, startOf } from './process';

const lockSchema = z.object({
  pid: z.number(),
  /** When the process started: a later one may have its number. null where that cannot be told. */
  started: z.string().nullable(),
  /** Where the pages are, or the command that holds the folder. */
  url: z.string(),
  /** While the database runs. */
  databaseUrl: z.string().nullable(),
  /** The process is about to let go of the folder. */
  ending: z.boolean(),
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
  /** Whoever comes next waits instead of giving up. */
  announceEnd(): void;
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

/** A launcher that ends gives its web process, worker and database time to do so. */
const endsWithinMs = 60_000;

/** Puts `draft` in the lock's place, which nobody holds or somebody is about to leave; returns whether it was stale. */
async function take(draft: string, file: string): Promise<boolean> {
  let wasStale = false;
  for (const until = Date.now() + endsWithinMs; !tryLink(draft, file); ) {
    const held = readLock(file);
    if (!isHeld(held)) {
      takeAway(file);
      wasStale = true;
    } else if (held.ending && Date.now() < until) await sleep(100);
    else refuse(held);
  }
  return wasStale;
}

/**
 * Takes the folder's lock, a stale one too; waits for a process that is ending.
 * Throws AppError 'unavailable' when a running process has it.
 */
export async function lockDataFolder(folder: string, url: string): Promise<FolderLock> {
  const file = lockFile(folder);
  const draft = `${file}.${process.pid}`;
  const mine = { pid: process.pid, started: startOf(process.pid), url };
  const write = (change: Pick<LockHolder, 'databaseUrl' | 'ending'>) =>
    writeFileSync(draft, JSON.stringify({ ...mine, ...change } satisfies LockHolder), {
      mode: 0o600,
    });
  const replace = (change: Parameters<typeof write>[0]) => {
    write(change);
    renameSync(draft, file);
  };
  write({ databaseUrl: null, ending: false });
  try {
    const wasStale = await take(draft, file);
    return {
      wasStale,
      announce: (databaseUrl) => replace({ databaseUrl, ending: false }),
      announceEnd: () => replace({ databaseUrl: null, ending: true }),
      release: () => rmSync(file, { force: true }),
    };
  } finally {
    rmSync(draft, { force: true });
  }
}
