/** How the project's own processes begin and end. */

import { AppError } from './errors';

/** The launcher says so, has prepared the database, and ends its children by closing their channel if it dies. */
export const isSupervised = process.argv.includes('--supervised');

/** What a person can do something about is one line; anything else is a fault of ours, and keeps its stack. */
export function report(error: unknown): void {
  console.error(error instanceof AppError ? error.message : error);
}

/** A log that nobody reads any more (`npm start | head`) is no reason to end. */
export function outliveReader(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
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

/** Runs `start` in a web process or worker; tells the launcher that it is done, or a person why it is not. */
export async function startAndTell(start: () => Promise<void>): Promise<void> {
  outliveReader();
  try {
    await start();
    if (process.connected) process.send?.('ready');
  } catch (error) {
    report(error);
    process.exit(1);
  }
}
