/** The frame of a command that is typed in: its database, what it reports, how it ends. */

import { closeDatabase } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { report } from '@/lib/process-life';
import { readSettings } from '@/lib/settings';

import { openCommandDatabase } from './command-database';

interface CommandOptions {
  /** As it is typed: `npm run verify`. */
  readonly name: string;
  /** Whether Espalier may not be running meanwhile. */
  readonly alone?: boolean;
}

/** Runs `work` on the database of the settings and ends the process with its exit code; 1 when it throws. */
export async function runCommand(
  { name, alone }: CommandOptions,
  work: (url: string) => Promise<number>,
): Promise<never> {
  const run = async () => {
    const database = await openCommandDatabase(readSettings(), name, { alone });
    try {
      return await work(database.url);
    } finally {
      await closeDatabase();
      await database.close();
    }
  };
  const exitCode = await run().catch((error) => {
    report(error);
    return 1;
  });
  // Connections that are no longer used would keep the process for ten seconds.
  process.exit(exitCode);
}

/** The one argument of a command. Throws AppError 'malformed', with how it is typed, when there is none or more. */
export function fileArgument(usage: string): string {
  const [file, ...others] = process.argv.slice(2);
  if (file === undefined || others.length > 0)
    throw new AppError('malformed', `Name one file: ${usage}`);
  return file;
}
