/** Whether there is a Postgres to work with, in a sentence for whoever set DATABASE_URL. */

import pg from 'pg';

import { AppError } from '@/lib/errors';

const oldestMajor = 15;

function unavailable(message: string, cause?: unknown): AppError {
  return new AppError('unavailable', message, { cause });
}

/** Host and database only: an address may hold a password. */
function withoutPassword(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${host || searchParams.get('host') || 'localhost'}${pathname}`;
}

/** @param version as in server_version_num: 150004 is 15.4. Throws AppError 'unavailable' when it is too old. */
export function requireVersion(version: number, url: string): void {
  const major = Math.floor(version / 10_000);
  if (major >= oldestMajor) return;
  throw unavailable(
    `The database at ${withoutPassword(url)} is Postgres ${major}; Espalier needs ${oldestMajor} or newer.`,
  );
}

async function versionOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version_num');
    return Number(rows[0]?.server_version_num);
  } finally {
    await client.end();
  }
}

/** Throws AppError 'unavailable' when nobody answers at the address, or a Postgres that is too old does. */
export async function requirePostgres(url: string): Promise<void> {
  if (!URL.canParse(url)) {
    throw unavailable(
      'DATABASE_URL is not an address. Write postgres://user:password@host:5432/database, ' +
        'with %40 for an @ in the password.',
    );
  }
  const version = await versionOf(url).catch((cause) => {
    const said = cause.message || cause.code;
    throw unavailable(
      `The database at ${withoutPassword(url)} cannot be used (${said}). ` +
        'Start it, correct DATABASE_URL, or unset DATABASE_URL to use the embedded one.',
      cause,
    );
  });
  requireVersion(version, url);
}
