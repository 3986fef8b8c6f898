/** initdb. */

import { execFile } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { AppError } from '@/lib/errors';

import type { Account } from './account';

export interface NewCluster {
  readonly folder: string;
  readonly user: string;
  readonly password: string;
  /** Where initdb is. */
  readonly programs: string;
  readonly account: Account | null;
}

/** Drafts of launchers that were killed. Each has its own, so that an initdb that lives on writes into no other. */
function removeOldDrafts(folder: string): void {
  const drafts = readdirSync(dirname(folder)).filter((name) =>
    name.startsWith(`${basename(folder)}.new-`),
  );
  for (const draft of drafts) {
    rmSync(join(dirname(folder), draft), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function initdb({ user, programs, account }: NewCluster, draft: string, password: string) {
  const place = ['-D', draft, '-U', user, '--auth=scram-sha-256', `--pwfile=${password}`];
  const style = ['--locale=C', '--encoding=UTF8', '--no-instructions'];
  await promisify(execFile)(join(programs, 'initdb'), [...place, ...style], {
    cwd: '/',
    ...account,
  });
}

/**
 * Makes a cluster, in a draft folder first, so that a kill in the middle leaves nothing that looks finished.
 * Throws AppError 'unavailable' with what initdb said.
 */
export async function initialise(cluster: NewCluster): Promise<void> {
  const { folder, password, account } = cluster;
  removeOldDrafts(folder);
  const draft = `${folder}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) {
    for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  try {
    await initdb(cluster, draft, passwordFile);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    const said = String((cause as { stderr?: unknown }).stderr || cause);
    throw new AppError(
      'unavailable',
      `The database could not be made in ${folder}: ${said.trim().replaceAll(/\s*\n\s*/g, ' | ')}`,
      { cause },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, folder);
}
