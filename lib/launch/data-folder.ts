/** The data folder: whether it can be used, and what is in it. */

import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { AppError } from '@/lib/errors';

import { canReach, postgresAccount } from './postgres/account';

/** As mkdir's `recursive`, which in Node never comes back from a place like /proc. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Unless somebody else has just made it.
    if (!existsSync(folder)) throw error;
  }
}

/** Throws AppError 'unavailable' when the folder cannot be made or written to. */
export function openDataFolder(folder: string): void {
  try {
    makeFolders(folder);
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

/** A secret of the installation, made on first use. */
export function readSecret(folder: string, name: string): string {
  const file = join(folder, name);
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    renameSync(draft, file);
  }
  return readFileSync(file, 'utf8').trim();
}

const signpost = (dataFolder: string) => join(dataFolder, 'postgres-lies-in');

/**
 * A new folder for a cluster that the account Postgres runs as could not reach in the data folder. Its name is
 * not taken from the data folder's: of one that is removed and made again the old database must not turn up.
 */
function makeOutsideFolder(dataFolder: string): string {
  const home = '/var/lib/espalier';
  const folder = join(home, randomBytes(8).toString('hex'));
  mkdirSync(folder, { recursive: true });
  for (const path of [home, folder]) chmodSync(path, 0o755);
  writeFileSync(signpost(dataFolder), `${folder}\n`);
  return folder;
}

/** Says whose `folder` is. Throws AppError 'unavailable' when it is another data folder's, which is still there. */
function claim(folder: string, dataFolder: string): void {
  const file = join(folder, 'belongs-to');
  const other = existsSync(file) ? readFileSync(file, 'utf8').trim() : dataFolder;
  if (other !== dataFolder && existsSync(signpost(other))) {
    throw new AppError(
      'unavailable',
      `The database of ${dataFolder} lies in ${folder} and is that of ${other}, of which this is a copy. ` +
        `Remove ${signpost(dataFolder)} to begin with an empty one.`,
    );
  }
  writeFileSync(file, `${dataFolder}\n`);
}

/**
 * Where the embedded cluster lies: in the data folder, or, when root starts it in a place that the account
 * Postgres runs as cannot reach, in /var/lib/espalier. Once made, it stays where it is.
 */
export function clusterFolder(dataFolder: string): string {
  const inside = join(dataFolder, 'postgres');
  const account = postgresAccount(inside);
  const reachable = account === null || canReach(account, dataFolder);
  if (existsSync(inside)) {
    if (reachable) return inside;
    throw new AppError(
      'unavailable',
      `Postgres, which does not run as root, cannot reach its data in ${inside}. ` +
        'Let others pass through the folders above it (chmod o+x), or start Espalier as their owner.',
    );
  }
  const elsewhere = existsSync(signpost(dataFolder));
  if (reachable && !elsewhere) return inside;
  const folder = elsewhere
    ? readFileSync(signpost(dataFolder), 'utf8').trim()
    : makeOutsideFolder(dataFolder);
  claim(folder, dataFolder);
  return join(folder, 'postgres');
}
