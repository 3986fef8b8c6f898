/** The data folder: what is in it, and the lock that keeps two launchers out of one. */

import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { AppError } from '@/lib/errors';

import { canReach, postgresAccount } from './postgres/account';

/** Throws AppError 'unavailable' when the folder cannot be made or written to. */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    throw new AppError(
      'unavailable',
      `The data folder ${folder} cannot be written to (${(cause as NodeJS.ErrnoException).code}). ` +
        'Give it to this user, or set ESPALIER_DATA_DIR to another folder.',
      { cause },
    );
  }
}

/** When a process started, in the kernel's own units; null where that cannot be told or there is none. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    // No such process, or no /proc.
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const lockSchema = z.object({
  pid: z.number(),
  started: z.string().nullable(),
  /** Where the pages are. */
  url: z.string(),
  /** Once the database has started. */
  databaseUrl: z.string().nullable(),
});

function readLock(file: string): z.infer<typeof lockSchema> | null {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Half written by a launcher that was killed, or none: either way nobody holds it.
    return null;
  }
}

export interface RunningLauncher {
  readonly pid: number;
  readonly url: string;
  readonly databaseUrl: string | null;
}

const lockFile = (folder: string) => join(folder, 'launcher.lock');

/**
 * The launcher that holds the folder. A lock whose process is gone, or whose number now belongs to a later
 * process, is stale and counts as none.
 */
export function findRunningLauncher(folder: string): RunningLauncher | null {
  const held = readLock(lockFile(folder));
  return held && isRunning(held.pid) && held.started === startOf(held.pid) ? held : null;
}

export interface FolderLock {
  /** Lets commands like `npm run verify` use the database that is running. */
  announce(databaseUrl: string): void;
  release(): void;
}

/** Takes the folder's lock, a stale one too. Throws AppError 'unavailable' when a launcher holds it. */
export function lockDataFolder(folder: string, url: string): FolderLock {
  const holder = findRunningLauncher(folder);
  if (holder) {
    throw new AppError(
      'unavailable',
      `Espalier is already running on this data folder: ${holder.url} (process ${holder.pid}). Stop it first.`,
    );
  }
  const file = lockFile(folder);
  rmSync(file, { force: true });
  const mine = { pid: process.pid, started: startOf(process.pid), url };
  const write = (databaseUrl: string | null, flag: 'w' | 'wx') =>
    writeFileSync(file, JSON.stringify({ ...mine, databaseUrl }), { flag, mode: 0o600 });
  write(null, 'wx');
  return {
    announce: (databaseUrl) => write(databaseUrl, 'w'),
    release: () => rmSync(file, { force: true }),
  };
}

/** A secret of the installation, made on first use. */
export function readSecret(folder: string, name: string): string {
  const file = join(folder, name);
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

/**
 * Where the embedded cluster lies: in the data folder, or, when root starts it in a place that the account
 * Postgres runs as cannot reach, in /var/lib/espalier under a name that follows from the data folder's.
 */
export function clusterFolder(dataFolder: string): string {
  const account = postgresAccount();
  if (account === null || canReach(account, dataFolder)) return join(dataFolder, 'postgres');
  const home = '/var/lib/espalier';
  mkdirSync(home, { recursive: true, mode: 0o755 });
  chmodSync(home, 0o755);
  const folder = join(home, createHash('sha256').update(dataFolder).digest('hex').slice(0, 16));
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  writeFileSync(join(folder, 'belongs-to'), `${dataFolder}\n`);
  writeFileSync(join(dataFolder, 'postgres-lies-in'), `${folder}\n`);
  return join(folder, 'postgres');
}
