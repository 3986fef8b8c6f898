import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { owner } from '@/lib/auth/actor';
import { closeDatabase, database, inTransaction } from '@/lib/db/client';
import { isConnectionLoss } from '@/lib/db/connection-loss';
import { stopJobs } from '@/lib/db/jobs';
import { stopListening } from '@/lib/db/notifications';
import { AppError } from '@/lib/errors';
import { type Cluster, startCluster } from '@/lib/launch/postgres/cluster';
import { executeRun } from '@/lib/services/execute-run';
import { getRun } from '@/lib/services/get-run';
import { prepareDatabase } from '@/lib/services/prepare-database';
import { startRun } from '@/lib/services/start-run';

import { makeDataFolder } from '../support/launcher';
import { eventually } from '../support/launcher-client';
import { makeTopic } from '../support/topics';

const folder = makeDataFolder();
let cluster: Cluster;

async function startAgain(): Promise<void> {
  cluster = await startCluster({
    folder: join(folder, 'postgres'),
    password: 'test',
    logFile: join(folder, 'postgres.log'),
    port: cluster?.port,
  });
}

beforeAll(async () => {
  await startAgain();
  process.env.DATABASE_URL = cluster.url;
  await prepareDatabase(cluster.url);
});

afterAll(async () => {
  await stopJobs(0);
  await stopListening();
  await closeDatabase();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = () => database().$queryRaw`SELECT 1`;
const thrownBy = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

describe('while the database is away', () => {
  it('every query says so, and the next one after it is back succeeds', async () => {
    await ask();
    await cluster.stop();
    const seen = [await thrownBy(ask()), await thrownBy(ask())];
    const back = startAgain();
    for (let error = await thrownBy(ask()); error !== null; error = await thrownBy(ask())) {
      seen.push(error);
    }
    await back;
    expect(seen.filter((error) => !isConnectionLoss(error))).toEqual([]);
  });

  it('each copy of the modules that a bundler makes hears of it in its own AppError', async () => {
    await ask();
    vi.resetModules();
    const copy = await import('@/lib/db/client');
    const errors = await import('@/lib/errors');
    expect(errors.AppError).not.toBe(AppError);
    await cluster.stop();
    expect(await thrownBy(copy.database().$queryRaw`SELECT 1`)).toBeInstanceOf(errors.AppError);
    expect(await thrownBy(ask())).toBeInstanceOf(AppError);
    await startAgain();
  });

  it('a transaction that was cut off says so', async () => {
    const error = await thrownBy(
      inTransaction(async (on) => {
        const [row] = await on.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        await database().$queryRaw`SELECT pg_terminate_backend(${row?.pid}::int)`;
        await on.$queryRaw`SELECT 1`;
      }),
    );
    expect(error).not.toBeNull();
    expect(isConnectionLoss(error)).toBe(true);
  });

  it('a query that is wrong, and a sentence for a person, do not count', async () => {
    expect(isConnectionLoss(await thrownBy(database().$queryRaw`SELECT nothing`))).toBe(false);
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    expect(isConnectionLoss(cause)).toBe(true);
    expect(isConnectionLoss(new AppError('unavailable', 'The model', { cause }))).toBe(false);
  });

  it('a run is given back to the queue, and gone on with afterwards', async () => {
    const topic = await makeTopic(1_500);
    const settings = { engine: 'local', maxRootCategories: 5, maxDepth: 3 } as const;
    const { id } = await startRun(owner, topic.id, settings);
    const execution = thrownBy(executeRun(id, new AbortController().signal));
    await eventually(async () => {
      const { steps } = await getRun(owner, id);
      if (!steps.some(({ done }) => done > 0)) throw new Error('nothing done yet');
    });
    await cluster.stop();
    expect(isConnectionLoss(await execution)).toBe(true);
    await startAgain();
    expect((await getRun(owner, id)).status).toBe('running');
    await executeRun(id, new AbortController().signal);
    expect(await getRun(owner, id)).toMatchObject({ status: 'succeeded', error: null });
  });
});
