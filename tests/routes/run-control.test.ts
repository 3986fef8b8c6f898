import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { Run } from '@/lib/api/run-contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { onChange } from '@/lib/db/notifications';
import { storeStepOutput } from '@/lib/db/runs';
import { watchRun } from '@/lib/services/watch-run';
import { requireDatabaseUrl } from '@/lib/settings';

import { useDatabase } from '../support/database';
import { ask, send } from '../support/http';
import { finish, getRun, newRun, shapeOf, start, work } from '../support/http-runs';
import { makeTopic } from '../support/topics';

useDatabase();

afterEach(() => {
  vi.restoreAllMocks();
});

describe('cancelling', () => {
  it('ends a queued run at once, and the worker leaves it alone', async () => {
    const id = await newRun();
    const cancelled = await ask<Run>(202, 'POST', `/api/runs/${id}/cancel`);
    expect(cancelled).toMatchObject({ status: 'cancelled', finishedAt: expect.any(String) });
    await work(id);
    expect(await getRun(id)).toEqual(cancelled);
  });

  it('stops a running run, which leaves no tree', async () => {
    const id = await newRun(30);
    const client = new pg.Client({ connectionString: requireDatabaseUrl() });
    await client.connect();
    try {
      // The first step cannot be stored, so that the run is in the middle of it.
      await client.query('BEGIN; LOCK TABLE "RunStep" IN EXCLUSIVE MODE');
      const working = work(id);
      await vi.waitUntil(async () => (await getRun(id)).status === 'running');
      const told = new Promise<void>((resolve) => {
        const stop = onChange('run', id, () => {
          stop();
          resolve();
        });
      });
      await ask(202, 'POST', `/api/runs/${id}/cancel`);
      await told;
      await client.query('COMMIT');
      await working;
    } finally {
      await client.end();
    }
    expect(await getRun(id)).toMatchObject({ status: 'cancelled', treeId: null, error: null });
  });

  it('is refused for a run that has ended', async () => {
    const id = await newRun(6);
    await work(id);
    const { error } = await ask<ApiError>(409, 'POST', `/api/runs/${id}/cancel`);
    expect(error).toEqual({
      code: 'conflict',
      message: 'This run has already ended: succeeded.',
    });
  });
});

describe('resuming', () => {
  it('goes on with a cancelled run', async () => {
    const id = await newRun();
    await ask(202, 'POST', `/api/runs/${id}/cancel`);
    const resumed = await ask<Run>(202, 'POST', `/api/runs/${id}/resume`);
    expect(resumed).toMatchObject({ status: 'queued', finishedAt: null, error: null });
    expect((await finish(id)).kind).toBe('GENERATED');
  });

  it('is refused for a run that is queued or has succeeded', async () => {
    const id = await newRun(6);
    const refusal = async () => (await ask<ApiError>(409, 'POST', `/api/runs/${id}/resume`)).error;
    expect((await refusal()).message).toBe(
      'Only a failed or cancelled run can be resumed; this one is queued.',
    );
    await work(id);
    expect((await refusal()).message).toMatch(/this one is succeeded\.$/);
  });

  it('goes on where a stopped worker left it, to the tree that would have come anyway', async () => {
    const { id: topicId } = await makeTopic(30);
    const whole = await shapeOf(await finish(await start(topicId)));
    const id = await start(topicId);
    const stopping = new AbortController();
    const worker = work(id, stopping.signal);
    await vi.waitUntil(async () => (await database().runStep.count({ where: { runId: id } })) > 0, {
      interval: 1,
    });
    stopping.abort(new Error('The worker is stopping.'));
    await expect(worker).rejects.toThrow('The worker is stopping.');
    expect((await getRun(id)).status).toBe('running');
    const [first] = await database().runStep.findMany({ where: { runId: id } });
    expect(await shapeOf(await finish(id))).toEqual(whole);
    const steps = await database().runStep.findMany({ where: { runId: id } });
    expect(steps).toContainEqual(first);
    expect(steps).toHaveLength(5);
  });
});

describe('a run that fails', () => {
  it('says what went wrong, and does the work once that is mended', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const id = await newRun(6);
    await storeStepOutput(database(), id, 'claims', { not: 'claims' });
    await work(id);
    const failed = await getRun(id);
    expect(failed).toMatchObject({ status: 'failed', treeId: null });
    expect(failed.error).toMatch(/^Something went wrong that should not/);
    expect(logged).toHaveBeenCalledWith(`Run ${id} failed:`, expect.anything());
    await database().runStep.deleteMany({ where: { runId: id } });
    await ask(202, 'POST', `/api/runs/${id}/resume`);
    expect((await finish(id)).kind).toBe('GENERATED');
  });
});

describe('watching a run', () => {
  it('gives it as it is, then each change, and ends when it has ended', async () => {
    const id = await newRun();
    const seen: Run[] = [];
    let working: Promise<void> | undefined;
    for await (const run of watchRun(owner, id, new AbortController().signal)) {
      seen.push(run);
      working ??= work(id);
    }
    await working;
    const statuses = seen.map((run) => run.status);
    expect(statuses[0]).toBe('queued');
    expect(statuses).toContain('running');
    expect(statuses.at(-1)).toBe('succeeded');
    expect(seen.at(-1)).toEqual(await getRun(id));
  });

  it('ends when the reader goes away', async () => {
    const id = await newRun(6);
    const gone = new AbortController();
    const seen: Run[] = [];
    for await (const run of watchRun(owner, id, gone.signal)) {
      seen.push(run);
      gone.abort();
    }
    expect(seen).toHaveLength(1);
  });

  it('is served as events, the last of which has the tree', async () => {
    const id = await newRun(6);
    const response = await send('GET', `/api/runs/${id}/events`);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toMatch(/no-store/);
    const [text] = await Promise.all([response.text(), work(id)]);
    const events = text.trim().split('\n\n');
    expect(events.every((event) => /^event: run\ndata: \{.*\}$/.test(event))).toBe(true);
    const last: unknown = JSON.parse(events.at(-1)?.split('data: ')[1] ?? '');
    expect(last).toEqual(await getRun(id));
    expect(last).toMatchObject({ status: 'succeeded', treeId: expect.any(String) });
  });

  it('is one event for a run that has ended', async () => {
    const id = await newRun(6);
    await work(id);
    const text = await (await send('GET', `/api/runs/${id}/events`)).text();
    expect(text.match(/event: run/g)).toHaveLength(1);
  });
});
