import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { ApiError, Run, Topic, TopicCreated, Tree } from '@/lib/api/contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { onChange } from '@/lib/db/notifications';
import { storeStepOutput } from '@/lib/db/runs';
import { executeRun } from '@/lib/services/execute-run';
import { watchRun } from '@/lib/services/watch-run';
import { requireDatabaseUrl } from '@/lib/settings';

import { useDatabase } from '../support/database';
import { ask, send, upload } from '../support/http';
import { getTree } from '../support/http-trees';
import { makeTopic } from '../support/topics';

useDatabase();

afterEach(() => {
  vi.restoreAllMocks();
});

async function start(topicId: string, settings: object = {}): Promise<string> {
  const json = { engine: 'local', ...settings };
  const { id } = await ask<{ id: string }>(202, 'POST', `/api/topics/${topicId}/runs`, { json });
  return id;
}

/** What the worker does with a queued run; `stopping` is its own end. */
function work(id: string, stopping = new AbortController().signal): Promise<void> {
  return executeRun(id, stopping);
}

const getRun = (id: string) => ask<Run>(200, 'GET', `/api/runs/${id}`);

async function finish(id: string): Promise<Tree> {
  await work(id);
  const { status, treeId, error } = await getRun(id);
  if (treeId === null) throw new Error(`The run ${status}: ${error}`);
  return getTree(treeId);
}

async function newRun(studies = 12): Promise<string> {
  return start((await makeTopic(studies)).id);
}

/** A tree without the ids that every run makes anew: names, notes, order, and studies by number. */
async function shapeOf(tree: Tree) {
  const { studies } = await ask<Topic>(200, 'GET', `/api/topics/${tree.topicId}`);
  const number = new Map(studies.map((study) => [study.id, study.number]));
  const position = new Map(tree.categories.map((category, index) => [category.id, index]));
  return {
    categories: tree.categories.map(({ name, scopeNote, index, parentId }) => ({
      name,
      scopeNote,
      index,
      parent: parentId === null ? null : position.get(parentId),
    })),
    assignments: tree.assignments.map(({ categoryId, studyId, origin }) => [
      position.get(categoryId),
      number.get(studyId),
      origin,
    ]),
    uncategorised: tree.uncategorised.map((id) => number.get(id)),
  };
}

async function uploadSample(): Promise<string> {
  const file = readFileSync('prisma/sample/nagtegaal_2019_included.csv');
  const body = upload({ 'nagtegaal.csv': new Uint8Array(file) }, 'Nudging');
  return (await ask<TopicCreated>(201, 'POST', '/api/topics', { body })).id;
}

function depthOf({ categories }: Tree): number {
  const depths = new Map<string | null, number>([[null, 0]]);
  for (const { id, parentId } of categories) depths.set(id, (depths.get(parentId) ?? 0) + 1);
  return Math.max(...depths.values());
}

describe('a run', () => {
  it('is queued, then done step by step, and leaves a tree and the claims', async () => {
    const { id: topicId } = await makeTopic();
    const id = await start(topicId);
    const queued = await getRun(id);
    expect(queued).toMatchObject({
      id,
      topicId,
      engine: 'local',
      status: 'queued',
      usage: { calls: 0, inputTokens: 0, outputTokens: 0, costUsd: null },
      warnings: [],
      error: null,
      treeId: null,
      finishedAt: null,
    });
    expect(
      queued.steps.map(({ name, done, total, finished }) => [name, done, total, finished]),
    ).toEqual(
      ['claims', 'entities', 'root-categories', 'categories', 'assemble'].map((name) => [
        name,
        0,
        0,
        false,
      ]),
    );
    const tree = await finish(id);
    const ended = await getRun(id);
    expect(ended).toMatchObject({ status: 'succeeded', treeId: tree.id, error: null });
    expect(ended.steps.every((step) => step.finished && step.done === step.total)).toBe(true);
    expect(tree).toMatchObject({ topicId, kind: 'GENERATED', version: 0 });
    expect(new Set(tree.assignments.map((each) => each.origin))).toEqual(new Set(['LOCAL']));
    const { runs, trees, studies } = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`);
    expect(runs).toEqual([ended]);
    expect(trees).toMatchObject([{ id: tree.id, runId: id, kind: 'GENERATED', editable: false }]);
    expect(studies.filter((study) => study.claim !== null)).toHaveLength(12);
  });

  it('gives the same tree for the same papers, in one topic and in another', async () => {
    const topicId = await uploadSample();
    const first = await shapeOf(await finish(await start(topicId)));
    const second = await shapeOf(await finish(await start(topicId)));
    const third = await shapeOf(await finish(await start(await uploadSample())));
    expect(first.categories.length).toBeGreaterThan(5);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  it('keeps to its settings', async () => {
    const topicId = await uploadSample();
    const tree = await finish(await start(topicId, { maxRootCategories: 2, maxDepth: 1 }));
    expect(depthOf(tree)).toBe(1);
    expect(tree.categories.length).toBeLessThanOrEqual(2);
    const usual = await finish(await start(topicId));
    const roots = usual.categories.filter((category) => category.parentId === null);
    expect(roots.length).toBeLessThanOrEqual(5);
    expect(roots.length).toBeGreaterThan(2);
    expect(depthOf(usual)).toBeGreaterThan(1);
  });

  it('is about the studies that the topic had when it was started', async () => {
    const { id: topicId } = await makeTopic();
    const id = await start(topicId);
    const body = upload({ 'more.csv': 'title,abstract\nLate arrival,Reminders improve hygiene.' });
    await ask(201, 'POST', `/api/topics/${topicId}/files`, { body });
    const { studies } = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`);
    const late = studies.at(-1)?.id;
    const tree = await finish(id);
    expect(tree.assignments.map((each) => each.studyId)).not.toContain(late);
    expect(tree.uncategorised).toContain(late);
    const next = await finish(await start(topicId));
    expect(next.assignments.map((each) => each.studyId)).toContain(late);
  });

  it.each([
    ['engine', {}],
    ['engine', { engine: 'llm' }],
    ['maxRootCategories', { engine: 'local', maxRootCategories: 0 }],
    ['maxRootCategories', { engine: 'local', maxRootCategories: 11 }],
    ['maxRootCategories', { engine: 'local', maxRootCategories: 2.5 }],
    ['maxDepth', { engine: 'local', maxDepth: 5 }],
    ['maxDepth', { engine: 'local', maxDepth: '3' }],
    ['Unrecognized key: "temperature"', { engine: 'local', temperature: 1 }],
  ])('is not started with a wrong %s', async (field, json) => {
    const { id } = await makeTopic(3);
    const { error } = await ask<ApiError>(400, 'POST', `/api/topics/${id}/runs`, { json });
    expect(error.message.startsWith(field)).toBe(true);
    expect((await ask<Topic>(200, 'GET', `/api/topics/${id}`)).runs).toEqual([]);
  });

  it('is given up when it has ended its worker too often, and can be resumed', async () => {
    const { id: topicId } = await makeTopic();
    const id = await start(topicId);
    await database().run.update({ where: { id }, data: { status: 'running', attempts: 5 } });
    vi.spyOn(console, 'error').mockReturnValue();
    await work(id);
    expect(await getRun(id)).toMatchObject({ status: 'failed' });
    expect((await getRun(id)).error).toMatch(/ended 5 times in the middle/);
    await ask(202, 'POST', `/api/runs/${id}/resume`);
    expect((await finish(id)).kind).toBe('GENERATED');
  });

  it('is not started for more studies than an engine takes', async () => {
    const { id } = await makeTopic();
    await database().topic.update({ where: { id }, data: { nextNumber: 10_001 } });
    const { error } = await ask<ApiError>(422, 'POST', `/api/topics/${id}/runs`, {
      json: { engine: 'local' },
    });
    expect(error.message).toMatch(/10001 studies; a run takes 10000 at most/);
  });

  it('is not started for a topic without studies, nor for one that is not there', async () => {
    const empty = await database().topic.create({ data: { title: 'Empty', ownerId: owner.id } });
    const json = { engine: 'local' };
    const { error } = await ask<ApiError>(422, 'POST', `/api/topics/${empty.id}/runs`, { json });
    expect(error.message).toBe('This topic has no studies yet. Add files first.');
    await ask(404, 'POST', `/api/topics/${randomUUID()}/runs`, { json });
  });

  it('is not found when it does not exist or its topic is archived', async () => {
    const { id: topicId } = await makeTopic(3);
    const id = await start(topicId);
    await ask(204, 'DELETE', `/api/topics/${topicId}`);
    for (const unknown of [id, randomUUID(), 'no-id']) {
      await ask(404, 'GET', `/api/runs/${unknown}`);
      await ask(404, 'GET', `/api/runs/${unknown}/events`);
      await ask(404, 'POST', `/api/runs/${unknown}/cancel`);
      await ask(404, 'POST', `/api/runs/${unknown}/resume`);
    }
  });
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
