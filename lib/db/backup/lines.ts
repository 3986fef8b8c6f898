import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

import { AppError } from '@/lib/errors';

/** The longest line there can be: Node has no longer strings, and no row of ours comes near. */
const longestLine = 256 * 1024 * 1024;

/** @param where such as "line 12" */
export function damaged(where: string, what: string, cause?: unknown): AppError {
  return new AppError(
    'invalid',
    `The backup is damaged, and nothing of it was restored: ${where}: ${what}. Use another copy of it.`,
    { cause },
  );
}

function unreadable(file: string, cause: NodeJS.ErrnoException, lines: number): AppError {
  if (cause.code === 'Z_DATA_ERROR' && lines === 0)
    return new AppError('invalid', `${file} is not a backup: it is not compressed with gzip.`, {
      cause,
    });
  if (cause.code?.startsWith('Z_')) return damaged(`behind line ${lines}`, cause.message, cause);
  return new AppError('unavailable', `${file} cannot be read (${cause.code ?? cause.message}).`, {
    cause,
  });
}

/** The lines of a file that is compressed with gzip. Throws AppError when it cannot be read to its end. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  const decoder = new StringDecoder('utf8');
  const begun: string[] = [];
  let length = 0;
  let lines = 0;
  try {
    for await (const bytes of unpacked) {
      const [first = '', ...others] = decoder.write(bytes).split('\n');
      begun.push(first);
      length += first.length;
      if (length > longestLine) throw damaged(`line ${lines + 1}`, 'it is too long');
      for (const next of others) {
        lines += 1;
        yield begun.splice(0).join('');
        begun.push(next);
        length = next.length;
      }
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable(file, error as NodeJS.ErrnoException, lines);
  } finally {
    source.destroy();
  }
  if (length > 0) throw damaged(`line ${lines + 1}`, 'it breaks off');
}
