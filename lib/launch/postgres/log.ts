/** The server's log: begun anew when it has grown large, and quoted when the server does not start. */

import { openSync, readFileSync, renameSync, statSync } from 'node:fs';

const largestBytes = 5 * 1024 * 1024;

export interface ServerLog {
  /** To write to. */
  readonly descriptor: number;
  /** What this server has said so far, in one line: its fatal errors, or else its last words. */
  complaint(): string;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

export function openLog(file: string): ServerLog {
  if (sizeOf(file) > largestBytes) renameSync(file, `${file}.old`);
  const begin = sizeOf(file);
  return {
    descriptor: openSync(file, 'a', 0o600),
    complaint: () => {
      const lines = readFileSync(file).subarray(begin).toString().trim().split('\n');
      const fatal = lines.filter((line) => /\b(FATAL|PANIC|HINT):/.test(line));
      return (fatal.length > 0 ? fatal : lines).slice(-3).join(' | ');
    },
  };
}
