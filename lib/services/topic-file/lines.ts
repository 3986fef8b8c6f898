import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

import { AppError } from '@/lib/errors';

/** Of a file when it is unpacked. */
const mostBytes = 1024 * 1024 * 1024;
const longestLine = 32 * 1024 * 1024;

const isPacked = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

function tooLarge(what: string): AppError {
  return new AppError('too-large', `${what}. Carry the whole instance over with a backup instead.`);
}

async function* unpacked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (!isPacked(bytes)) {
    yield bytes;
    return;
  }
  let size = 0;
  try {
    for await (const chunk of Readable.from([bytes]).pipe(createGunzip())) {
      size += chunk.length;
      if (size > mostBytes) throw tooLarge('Unpacked, the file has more than 1 GB');
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const message = `The file is damaged: ${(cause as Error).message}. Use another copy of it.`;
    throw new AppError('invalid', message, { cause });
  }
}

/** The lines of a file, of one packed with gzip too. Throws AppError 'invalid' or 'too-large'. */
export async function* linesOf(bytes: Uint8Array): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  const begun: string[] = [];
  let length = 0;
  for await (const chunk of unpacked(bytes)) {
    const [first = '', ...others] = decoder.write(Buffer.from(chunk)).split('\n');
    begun.push(first);
    length += first.length;
    for (const next of others) {
      yield begun.splice(0).join('');
      begun.push(next);
      length = next.length;
    }
    if (length > longestLine) throw tooLarge('A line of the file is longer than 32 MB');
  }
  if (length > 0) yield begun.join('');
}
