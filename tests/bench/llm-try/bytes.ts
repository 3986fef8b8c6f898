import { readFileSync } from 'node:fs';

import { UsageError } from './settings';

/** The bytes of a file that a person named. Throws UsageError. */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read (${reason}).`, { cause: error });
  }
}
