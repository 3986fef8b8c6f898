/**
 * Postgres refuses to run as root, so a launcher started by root hands it to an unprivileged account, which
 * must be able to reach the program and its data.
 */

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

import { AppError } from '@/lib/errors';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

function find(name: string): Account | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    // `id` exits non-zero for a name that the system does not have: that is the answer.
    return null;
  }
}

/**
 * The account to run the cluster in `folder` as, which is that of its owner once there is one; null: the current
 * one will do. Throws AppError 'unavailable' when root starts it and the system has no account to hand it to.
 */
export function postgresAccount(folder: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = find('postgres') ?? find('nobody');
  if (account === null) {
    throw new AppError(
      'unavailable',
      'Postgres does not run as root, and there is no account named postgres or nobody to run it as. ' +
        'Start Espalier as an ordinary user, or set DATABASE_URL.',
    );
  }
  return account;
}

/** Whether the account may pass through every folder above and including `path`. */
export function canReach(account: Account, path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder);
    const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0;
    if (((stat.mode >> shift) & 0o1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
