import { randomUUID } from 'node:crypto';

import { expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { SaveResult } from '@/lib/api/gesture-contract';
import { database } from '@/lib/db/client';
import { verifyCorrections } from '@/lib/services/verify-corrections';

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

const rollBack = (treeId: string, version: number, more: object = {}) =>
  call<SaveResult>('POST', `/api/trees/${treeId}/rollback`, {
    json: { gestureId: randomUUID(), version, ...more },
  });

/** A correction with a rename, a removal that takes studies along, a judgement and a move: versions 1 to 4. */
async function workedOn() {
  const planted = await plantCorrection();
  const { treeId, study } = planted;
  await save(treeId, 0, gesture(rename('alerts', 'Pop-ups')));
  await save(treeId, 1, gesture({ type: 'remove-category', id: 'reminders' }));
  const verdict = { studyId: study('s4'), categoryId: 'barriers', verdict: 'belongs' as const };
  await save(treeId, 2, gesture({ type: 'judge-assignment', ...verdict }));
  await save(treeId, 3, gesture(move('alerts', 'barriers')));
  return planted;
}

it('takes the tree back to any version, and only adds to the log', async () => {
  const { treeId } = await workedOn();
  const versions = await Promise.all([0, 1, 2, 3, 4].map((version) => getTree(treeId, version)));
  const log = await logOf(treeId);
  let now = 4;
  for (const version of [2, 0, 1, 3]) {
    const { status, body } = await rollBack(treeId, version, { baseVersion: now });
    now += 1;
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: now, results: [{ status: 'applied', version: now }] });
    expect(await getTree(treeId)).toEqual({ ...versions[version], version: now });
  }
  expect((await logOf(treeId)).slice(0, log.length)).toEqual(log);
  for await (const verdict of verifyCorrections()) expect(verdict.problem).toBeNull();
  expect(await database().judgement.count({ where: { treeId } })).toBe(1);
});

it('is one gesture, says what it was, and is undone like any other', async () => {
  const { treeId } = await workedOn();
  const before = await getTree(treeId);
  await rollBack(treeId, 1);
  const added = (await logOf(treeId)).filter((record) => record.version === 5);
  expect(new Set(added.map(({ reason }) => reason))).toEqual(
    new Set(['Rolled back to version 1.']),
  );
  await undo(treeId);
  expect(await getTree(treeId)).toEqual({ ...before, version: 6 });
});

it('is made once, however often it is sent', async () => {
  const { treeId } = await workedOn();
  const gestureId = randomUUID();
  const replies = await Promise.all([1, 2].map(() => rollBack(treeId, 1, { gestureId })));
  replies.push(await rollBack(treeId, 1, { gestureId }));
  const statuses = replies.flatMap(({ body }) => body.results.map(({ status }) => status));
  expect(statuses.toSorted()).toEqual(['already-applied', 'already-applied', 'applied']);
  expect((await getTree(treeId)).version).toBe(5);
});

it('takes nothing back that its author has not seen', async () => {
  const { treeId } = await workedOn();
  const { status, body } = await rollBack(treeId, 1, { baseVersion: 3 });
  expect(status).toBe(409);
  expect(body.results).toMatchObject([
    { status: 'refused', reason: expect.stringMatching(/changed here since/) },
  ]);
  expect((await getTree(treeId)).version).toBe(4);
});

it.each([4, 5])('is refused to version %i of a tree at version 4', async (version) => {
  const { treeId } = await workedOn();
  const { status, body } = await rollBack(treeId, version);
  expect(status).toBe(422);
  expect(body.results).toMatchObject([{ status: 'refused', reason: expect.stringMatching(/\.$/) }]);
});

it('is not for trees that stay as they were made, nor for versions that make no sense', async () => {
  const { baseTreeId } = await plantTree();
  const json = { gestureId: randomUUID(), version: 0 };
  await ask<ApiError>(403, 'POST', `/api/trees/${baseTreeId}/rollback`, { json });
  await ask<ApiError>(404, 'POST', `/api/trees/${randomUUID()}/rollback`, { json });
  const { treeId } = await workedOn();
  for (const version of [-1, 1.5, 'first', null])
    await ask<ApiError>(400, 'POST', `/api/trees/${treeId}/rollback`, {
      json: { ...json, version },
    });
  expect(await nameOf(treeId, 'alerts')).toBe('Pop-ups');
});
