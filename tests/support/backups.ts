/** Backups of the test file's database, and other databases to restore them into. */

import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';

import { dump } from '@/lib/db/backup/dump';
import { closeDatabase } from '@/lib/db/client';
import { stopJobs } from '@/lib/db/jobs';

export async function query<Row extends pg.QueryResultRow>(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const cleanUps: (() => Promise<void> | void)[] = [];

/** A folder for backups and databases of the test's own; all gone after the file. */
export function useBackups(): () => string {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'espalier-backups-'));
  });
  afterAll(async () => {
    for (const cleanUp of cleanUps.splice(0)) await cleanUp();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => folder;
}

/** The address of a new database without tables, on the server of `serverUrl`. */
export async function makeBlankDatabase(serverUrl: string): Promise<string> {
  const name = `blank_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = '/postgres';
  const server = url.href;
  await query(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  cleanUps.push(async () => {
    await query(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs `work` with another database at DATABASE_URL. */
export async function onDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.DATABASE_URL;
  const leave = async () => {
    await stopJobs(0);
    await closeDatabase();
  };
  await leave();
  process.env.DATABASE_URL = url;
  try {
    return await work();
  } finally {
    await leave();
    process.env.DATABASE_URL = before;
  }
}

export async function dumpText(url: string): Promise<string> {
  return (await Array.fromAsync(dump(url, '0.0.0-test'))).join('');
}

/** Without the header, which says when and by which Postgres. */
export const rowsOfDump = (text: string) => text.slice(text.indexOf('\n'));

export function writeBackup(folder: string, text: string): string {
  const file = join(folder, `${randomUUID()}.gz`);
  writeFileSync(file, gzipSync(text));
  return file;
}

export const readBackup = (file: string) => gunzipSync(readFileSync(file)).toString('utf8');
