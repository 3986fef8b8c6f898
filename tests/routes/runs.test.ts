import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { afterEach, describe, expect, it, vi } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { TopicCreated } from '@/lib/api/import-contract';
import type { Topic } from '@/lib/api/topic-contract';
import type { Tree } from '@/lib/api/tree-contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';

import { useDatabase } from '../support/database';
import { ask, upload } from '../support/http';
import { finish, getRun, shapeOf, start, work } from '../support/http-runs';
import { makeTopic } from '../support/topics';

useDatabase();

afterEach(() => {
  vi.restoreAllMocks();
});

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
    ['engine', { engine: 'oracle' }],
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
    expect(error.message).toBe('This topic has no studies. Add files or restore some first.');
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
