import { randomUUID } from 'node:crypto';

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { ApiError, Health } from '@/lib/api/contract';
import { closeDatabase } from '@/lib/db/client';
import { requireDatabaseUrl } from '@/lib/settings';

import { useDatabase } from '../support/database';
import { ask, call, upload } from '../support/http';
import { gesture, logOf, nameOf, plantCorrection, rename, save } from '../support/http-trees';

useDatabase();

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs `work` while no Postgres answers at DATABASE_URL. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const url = requireDatabaseUrl();
  await closeDatabase();
  process.env.DATABASE_URL = 'postgres://postgres:test@127.0.0.1:1/postgres';
  try {
    await work();
  } finally {
    await closeDatabase();
    process.env.DATABASE_URL = url;
  }
}

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: requireDatabaseUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ends every other connection to this database, as a restart of Postgres would. */
async function cutConnections(client: pg.Client): Promise<void> {
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
}

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

const gone = {
  error: {
    code: 'unavailable',
    message: 'The database cannot be reached. Try again in a moment.',
  },
};

describe('while the database cannot be reached', () => {
  it('every call answers 503 and says so', async () => {
    const { treeId, topicId } = await plantCorrection();
    const json = { baseVersion: 0, gestures: [gesture(rename('alerts', 'Alarms'))] };
    await withoutDatabase(async () => {
      const form = upload({ 'a.csv': 'title\nReminders' }, 'Reminders');
      expect(await ask<ApiError>(503, 'GET', '/api/topics')).toEqual(gone);
      expect(await ask<ApiError>(503, 'POST', '/api/topics', { body: form })).toEqual(gone);
      expect(await ask<ApiError>(503, 'GET', `/api/topics/${topicId}`)).toEqual(gone);
      expect(await ask<ApiError>(503, 'GET', `/api/trees/${treeId}`)).toEqual(gone);
      expect(await ask<ApiError>(503, 'GET', `/api/trees/${treeId}/export`)).toEqual(gone);
      expect(await ask<ApiError>(503, 'GET', `/api/trees/${treeId}/events`)).toEqual(gone);
      const saved = ask<ApiError>(503, 'POST', `/api/trees/${treeId}/gestures`, { json });
      expect(await saved).toEqual(gone);
    });
  });

  it('what needs no database still answers', async () => {
    await withoutDatabase(async () => {
      const preview = upload({ 'a.csv': 'title\nReminders' });
      await ask(200, 'POST', '/api/topics?preview=true', { body: preview });
      await ask(200, 'GET', '/api/openapi.json');
      expect(await ask<Health>(503, 'GET', '/api/health')).toMatchObject({
        status: 'degraded',
        database: 'down',
      });
    });
  });

  it('nothing is lost for good: the next call finds the database again', async () => {
    const { treeId } = await plantCorrection();
    await withoutDatabase(async () => {
      await ask(503, 'GET', `/api/trees/${treeId}`);
    });
    expect(await nameOf(treeId, 'alerts')).toBe('Alerts');
  });
});

describe('when the connection is cut in the middle of a save', () => {
  it('answers 503, saves nothing, and applies the retried save once', async () => {
    const { treeId } = await plantCorrection();
    const edit = { ...gesture(rename('alerts', 'Alarms')), id: randomUUID() };
    const json = { baseVersion: 0, gestures: [edit] };
    await withClient(async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM "Tree" WHERE "id" = $1 FOR UPDATE', [treeId]);
      const saving = call<ApiError>('POST', `/api/trees/${treeId}/gestures`, { json });
      await withClient((other) =>
        waitUntil(async () => {
          const waiting = await other.query(
            `SELECT 1 FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
          return waiting.rows.length > 0;
        }),
      );
      await cutConnections(client);
      expect(await saving).toMatchObject({ status: 503, body: gone });
      await client.query('ROLLBACK');
    });
    expect(await logOf(treeId)).toEqual([]);
    const replies = [await save(treeId, 0, edit), await save(treeId, 0, edit)];
    expect(replies.map(({ body }) => body.results[0]?.status)).toEqual([
      'applied',
      'already-applied',
    ]);
  });
});
