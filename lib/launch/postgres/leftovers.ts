/** What a launcher that was killed leaves of its database server. */

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@/lib/errors';

import { commandOf, exists, isAlive } from '../process';

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 100) {
    if (!isAlive(pid)) return true;
    await sleep(100);
  }
  return !isAlive(pid);
}

/**
 * Stops the server that runs on this cluster. The lock file of one that is dead stays: Postgres itself sees
 * whether sessions of it are still at work. Only when its number now belongs to some other process or a zombie,
 * which Postgres might take for a server, is the file removed.
 *
 * Throws AppError 'unavailable' when the server does not stop.
 */
export async function clearLeftovers(folder: string): Promise<void> {
  const lockFile = join(folder, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
  if (!(pid > 0) || !exists(pid)) return;
  if (!commandOf(pid).includes(` -D ${folder} `)) {
    rmSync(lockFile, { force: true });
    return;
  }
  // Fast shutdown, then immediate: after the latter it recovers at its next start.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal);
    if (await endsWithin(pid, 20_000)) return;
  }
  throw new AppError(
    'unavailable',
    `A database server from an earlier start (process ${pid}) does not stop. End it, then start again.`,
  );
}
