/** `npm run backup -- FILE`: writes the whole instance to a file, also while Espalier is running. */

import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { dump } from '@/lib/db/backup/dump';
import { AppError } from '@/lib/errors';
import { version } from '@/package.json';

import { fileArgument, runCommand } from './command';

/** What it holds are people's e-mail addresses and the hashes of their passwords: for nobody else to read. */
const mode = 0o600;

/** A file that is there already is not written over, and one that is cut off does not look like a backup. */
async function writeBackup(url: string, file: string): Promise<void> {
  if (existsSync(file)) throw new AppError('conflict', `${file} is there already: name another.`);
  const draft = `${file}.unfinished`;
  try {
    const into = createWriteStream(draft, { mode, flush: true });
    await pipeline(Readable.from(dump(url, version)), createGzip(), into);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    const { code, path } = error as NodeJS.ErrnoException;
    if (path !== draft) throw error;
    throw new AppError('unavailable', `${file} cannot be written (${code}).`, { cause: error });
  }
}

await runCommand({ name: 'npm run backup' }, async (url) => {
  const file = resolve(fileArgument('npm run backup -- FILE'));
  await writeBackup(url, file);
  console.log(`Backed up to ${file} (${statSync(file).size} bytes).`);
  console.log('Keep it as you keep passwords; ESPALIER_SECRET is not in it.');
  return 0;
});
