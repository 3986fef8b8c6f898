import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import { database } from '@/lib/db/client';

import { useDatabase } from '../support/database';
import { ask, call } from '../support/http';
import {
  gesture,
  getTree,
  logOf,
  move,
  nameOf,
  plantCorrection,
  plantTree,
  rename,
  save,
  undo,
} from '../support/http-trees';

useDatabase();

async function refusal(status: number, treeId: string, sent: { json?: unknown; body?: string }) {
  const { error } = await ask<ApiError>(status, 'POST', `/api/trees/${treeId}/gestures`, sent);
  return error;
}

async function gestureRefusal(treeId: string, json: unknown) {
  return refusal(400, treeId, { json: { baseVersion: 0, gestures: [json] } });
}

describe('a tree that is not my own correction', () => {
  it('is not changed when an engine made it', async () => {
    const { baseTreeId } = await plantTree();
    const json = { baseVersion: 0, gestures: [gesture(rename('alerts', 'Alarms'))] };
    const { error } = await ask<ApiError>(403, 'POST', `/api/trees/${baseTreeId}/gestures`, {
      json,
    });
    expect(error).toEqual({
      code: 'forbidden',
      message: 'This tree stays as it is. Make a correction of it, and change that.',
    });
    await ask(403, 'POST', `/api/trees/${baseTreeId}/undo`, { json: { gestureId: randomUUID() } });
    await ask(403, 'POST', `/api/trees/${baseTreeId}/redo`, { json: { gestureId: randomUUID() } });
    expect(await nameOf(baseTreeId, 'alerts')).toBe('Alerts');
  });

  it('is read by the owner, and not changed, when it is somebody else’s correction', async () => {
    const { treeId } = await plantCorrection();
    const somebody = randomUUID();
    await database().person.create({ data: { id: somebody, name: 'Somebody' } });
    await database().tree.update({ where: { id: treeId }, data: { annotatorId: somebody } });
    await refusal(403, treeId, {
      json: { baseVersion: 0, gestures: [gesture(rename('alerts', 'Alarms'))] },
    });
    await ask(200, 'GET', `/api/trees/${treeId}`);
  });

  it('is not found when it does not exist, is no id, or its topic is archived', async () => {
    const { treeId, topicId } = await plantCorrection();
    const json = { baseVersion: 0, gestures: [gesture(rename('alerts', 'Alarms'))] };
    await refusal(404, randomUUID(), { json });
    await refusal(404, 'no-id', { json });
    await ask(204, 'DELETE', `/api/topics/${topicId}`);
    await refusal(404, treeId, { json });
    await ask(404, 'GET', `/api/trees/${treeId}`);
    await ask(404, 'GET', `/api/trees/${treeId}/feedback`);
    await ask(404, 'GET', `/api/trees/${treeId}/events`);
    await ask(404, 'GET', `/api/trees/${treeId}/export`);
    await ask(404, 'POST', `/api/trees/${treeId}/corrections`);
    await ask(404, 'POST', `/api/trees/${treeId}/undo`, { json: { gestureId: randomUUID() } });
  });

  it('is found by its id in capitals', async () => {
    const { treeId } = await plantCorrection();
    expect(await getTree(treeId.toUpperCase())).toEqual(await getTree(treeId));
    const { treeId: mine } = await ask<{ treeId: string }>(
      200,
      'POST',
      `/api/trees/${treeId.toUpperCase()}/corrections`,
    );
    expect(mine).toBe(treeId);
  });
});

describe('a request that is not as documented', () => {
  it('is malformed when it is not JSON', async () => {
    const { treeId } = await plantCorrection();
    const { code, message } = await refusal(400, treeId, { body: '{"baseVersion": 0,' });
    expect(code).toBe('malformed');
    expect(message).toMatch(/^The body is not JSON: /);
    await refusal(400, treeId, { body: '' });
  });

  it('is malformed when it is not UTF-8', async () => {
    const { treeId } = await plantCorrection();
    const text = JSON.stringify({
      baseVersion: 0,
      gestures: [gesture(rename('alerts', 'Alärme'))],
    });
    const latin1 = new Uint8Array(Buffer.from(text, 'latin1'));
    const reply = await call('POST', `/api/trees/${treeId}/gestures`, { body: latin1 });
    expect(reply.status).toBe(400);
  });

  it.each([
    ['baseVersion', { gestures: [gesture(rename('alerts', 'A'))] }],
    ['baseVersion', { baseVersion: -1, gestures: [gesture(rename('alerts', 'A'))] }],
    ['gestures', { baseVersion: 0, gestures: [] }],
    ['gestures.0.id', { baseVersion: 0, gestures: [{ ...gesture(rename('a', 'A')), id: 'x' }] }],
    ['gestures.0.operations', { baseVersion: 0, gestures: [gesture()] }],
    [
      'gestures.0.operations.0.type',
      { baseVersion: 0, gestures: [{ id: randomUUID(), operations: [{ type: 'explode' }] }] },
    ],
    [
      'gestures.0.operations.0.index',
      { baseVersion: 0, gestures: [gesture(move('alerts', null, -1))] },
    ],
    [
      'gestures.0.operations.0.name',
      { baseVersion: 0, gestures: [gesture(rename('alerts', '   '))] },
    ],
    [
      'gestures.0.seconds',
      { baseVersion: 0, gestures: [{ ...gesture(rename('alerts', 'A')), seconds: -1 }] },
    ],
    [
      'gestures.0.reason',
      { baseVersion: 0, gestures: [{ ...gesture(rename('alerts', 'A')), reason: 'nul\u0000' }] },
    ],
  ])('names %s', async (field, json) => {
    const { treeId } = await plantCorrection();
    const { code, message, details } = await refusal(400, treeId, { json });
    expect(code).toBe('malformed');
    expect(message).toMatch(new RegExp(`^${field.replaceAll('.', '\\.')}: `));
    expect(details).toHaveProperty('issues.0.path', field);
  });

  it('cannot forge where an assignment came from, nor a judgement of another time', async () => {
    const { treeId, study } = await plantCorrection();
    const provenance = { origin: 'MODEL', evidenceId: null };
    const pair = { studyId: study('s5'), categoryId: 'alerts' };
    const forged = [
      { type: 'assign-study', ...pair, provenance },
      { type: 'judge-link', parentId: null, childId: 'alerts', verdict: 'correct', asJudged: true },
      { type: 'judge-siblings', parentId: null, verdict: 'coherent', misfits: [], members: ['x'] },
    ];
    for (const operation of forged) {
      const { message } = await gestureRefusal(treeId, {
        id: randomUUID(),
        operations: [operation],
      });
      expect(message).toMatch(/^gestures\.0\.operations\.0: Unrecognized key/);
    }
    const extra = { ...gesture(rename('alerts', 'A')), actorId: randomUUID() };
    expect((await gestureRefusal(treeId, extra)).message).toMatch(/Unrecognized key: "actorId"/);
    expect(await logOf(treeId)).toEqual([]);
  });

  it('cannot give a new category an id that is no UUID', async () => {
    const { treeId } = await plantCorrection();
    for (const id of ['__proto__', 'root', 'reminders-2']) {
      const { message } = await gestureRefusal(
        treeId,
        gesture({ type: 'add-category', id, parentId: null, index: 0, name: 'New' }),
      );
      expect(message).toMatch(/^gestures\.0\.operations\.0\.id: /);
    }
  });
});

describe('a request that is too large', () => {
  it('is refused above 10 MB', async () => {
    const { treeId } = await plantCorrection();
    const body = `"${'x'.repeat(10 * 1024 * 1024)}"`;
    const { code, message } = await refusal(413, treeId, { body });
    expect(code).toBe('too-large');
    expect(message).toBe('The request is larger than 10 MB, the most that is taken at once.');
  });

  it('has at most 200 gestures of at most 5,000 operations', async () => {
    const { treeId } = await plantCorrection();
    const gestures = Array.from({ length: 201 }, () => gesture(rename('alerts', 'Alarms')));
    const many = await refusal(400, treeId, { json: { baseVersion: 0, gestures } });
    expect(many.message).toMatch(/^gestures: /);
    const operations = Array.from({ length: 5_001 }, () => rename('alerts', 'Alarms'));
    const long = await gestureRefusal(treeId, gesture(...operations));
    expect(long.message).toMatch(/^gestures\.0\.operations: /);
  });

  it('may have a gesture of 5,000 operations, which is saved and undone as one', async () => {
    const { treeId } = await plantCorrection();
    const before = await getTree(treeId);
    const names = Array.from({ length: 4_999 }, (_, number) => `Category ${number}`);
    const all = gesture(
      // Taking this back takes several operations, so that the undo has more than a person may send.
      { type: 'remove-category', id: 'reminders' },
      ...names.map((name, index) => ({
        type: 'add-category' as const,
        id: randomUUID(),
        parentId: null,
        index,
        name,
      })),
    );
    const saved = await save(treeId, 0, all);
    expect(saved.body).toMatchObject({ version: 1, results: [{ status: 'applied' }] });
    const { categories } = await getTree(treeId);
    expect(categories.slice(0, 4_999).map((category) => category.name)).toEqual(names);
    expect(await logOf(treeId)).toHaveLength(5_000);
    const { body } = await undo(treeId);
    expect(body.results[0]?.operations?.length).toBeGreaterThan(5_000);
    expect(await getTree(treeId)).toEqual({ ...before, version: 2 });
  });
});
