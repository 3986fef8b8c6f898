/** What the web process and the worker do alike, started by the launcher or by themselves. */

import { prepareDatabase } from '@/lib/services/prepare-database';
import { requireDatabaseUrl } from '@/lib/settings';

import { requirePostgres } from './database';
import { report } from './report';

/** The launcher says so, has prepared the database, and ends its children by closing their channel if it dies. */
export const isSupervised = process.argv.includes('--supervised');

/** Migrates the database when nobody else has. Throws AppError 'unavailable' when it cannot be used. */
export async function prepareUnlessSupervised(): Promise<void> {
  if (isSupervised) return;
  const url = requireDatabaseUrl();
  await requirePostgres(url);
  await prepareDatabase(url);
}

/** Runs `stop` and ends, once, on SIGINT or SIGTERM or when the launcher is gone. */
export function endWhenAsked(stop: () => Promise<void>): void {
  let asked = false;
  const end = async () => {
    if (asked) return;
    asked = true;
    await stop().catch(report);
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (!isSupervised) return;
  process.on('disconnect', end);
  if (!process.connected) void end();
}

/** Runs `start`; tells the launcher that it is done, or the person why it is not. */
export async function startAndTell(start: () => Promise<void>): Promise<void> {
  // A log that nobody reads any more (`npm start | head`) is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    await start();
    if (process.connected) process.send?.('ready');
  } catch (error) {
    report(error);
    process.exit(1);
  }
}
