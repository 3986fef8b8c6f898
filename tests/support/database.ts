import { randomUUID } from 'node:crypto';

import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';

import { closeDatabase } from '@/lib/db/client';
import { stopJobs } from '@/lib/db/jobs';
import { stopListening } from '@/lib/db/notifications';

async function administer(sql: string): Promise<void> {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Gives the test file a migrated, empty database of its own, at DATABASE_URL. */
export function useDatabase(): void {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  beforeAll(async () => {
    const url = new URL(inject('templateUrl'));
    await administer(`CREATE DATABASE ${name} TEMPLATE ${url.pathname.slice(1)}`);
    url.pathname = `/${name}`;
    process.env.DATABASE_URL = url.href;
  });
  afterAll(async () => {
    await stopJobs(0);
    await stopListening();
    await closeDatabase();
    await administer(`DROP DATABASE ${name} WITH (FORCE)`);
  });
}
