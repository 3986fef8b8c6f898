import { expect, it, vi } from 'vitest';

import type { Health } from '@/lib/api/contract';
import { database } from '@/lib/db/client';
import { announceWorker, stopListening } from '@/lib/db/notifications';

import { useDatabase } from '../support/database';
import { ask, call } from '../support/http';

useDatabase();

const inOrder = { status: 'ok', web: 'ok', worker: 'ok', database: 'ok', migrations: 'ok' };

async function whenWorkerIs(presence: Health['worker']): Promise<void> {
  await vi.waitUntil(
    async () => (await call<Health>('GET', '/api/health')).body.worker === presence,
    { timeout: 10_000 },
  );
}

it('health is degraded without a worker, and in order as long as one is there', async () => {
  expect(await ask(503, 'GET', '/api/health')).toEqual({
    ...inOrder,
    status: 'degraded',
    worker: 'missing',
  });
  announceWorker();
  await whenWorkerIs('ok');
  expect(await ask(200, 'GET', '/api/health')).toEqual(inOrder);
  await stopListening();
  await whenWorkerIs('missing');
});

it('health is degraded while a migration of this version is missing', async () => {
  announceWorker();
  await whenWorkerIs('ok');
  await database().$executeRaw`UPDATE "_prisma_migrations" SET "finished_at" = NULL`;
  expect(await ask(503, 'GET', '/api/health')).toEqual({
    ...inOrder,
    status: 'degraded',
    migrations: 'pending',
  });
  await stopListening();
});
