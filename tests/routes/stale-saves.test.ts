import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { useDatabase } from '../support/database';
import { call } from '../support/http';
import {
  gesture,
  getTree,
  logOf,
  move,
  nameOf,
  plantCorrection,
  rename,
  save,
} from '../support/http-trees';

useDatabase();

const staleReason =
  'The tree has been changed here since you last saw it. Look at it as it is now, and do it again.';

describe('a save on an old version', () => {
  it('is applied on top when it touches nothing that others changed', async () => {
    const { treeId, study } = await plantCorrection();
    await save(treeId, 0, gesture(rename('alerts', 'Alarms')));
    const late = gesture(
      { type: 'assign-study', studyId: study('s5'), categoryId: 'barriers' },
      { type: 'describe-category', id: 'reminders', scopeNote: 'Not alerts.' },
    );
    const { status, body } = await save(treeId, 0, late);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, results: [{ status: 'applied', version: 2 }] });
    const [, record] = await logOf(treeId);
    expect(record).toMatchObject({ baseVersion: 0, version: 2 });
    expect(await nameOf(treeId, 'alerts')).toBe('Alarms');
  });

  it.each([
    ['the same name', rename('alerts', 'Alarms'), rename('alerts', 'Bells')],
    ['the same place', move('alerts', null), move('alerts', 'barriers')],
    [
      'the same note',
      { type: 'describe-category', id: 'alerts', scopeNote: 'One.' } as const,
      { type: 'describe-category', id: 'alerts', scopeNote: 'Two.' } as const,
    ],
    [
      'what is in a category that others dissolved',
      { type: 'merge-categories', sourceId: 'alerts', targetId: 'reminders' } as const,
      { type: 'merge-categories', sourceId: 'barriers', targetId: 'reminders' } as const,
      'applied',
    ],
  ])('that touches %s', async (_what, first, second, outcome = 'refused') => {
    const { treeId } = await plantCorrection();
    await save(treeId, 0, gesture(first));
    const before = await getTree(treeId);
    const { status, body } = await save(treeId, 0, gesture(second));
    expect(body.results[0]?.status).toBe(outcome);
    expect(status).toBe(outcome === 'applied' ? 200 : 409);
    if (outcome === 'refused') {
      expect(body).toMatchObject({ version: 1, results: [{ reason: staleReason }] });
      expect(await getTree(treeId)).toEqual(before);
    }
  });

  it('that touches the same study-category pair is refused with 409 and the current version', async () => {
    const { treeId, study } = await plantCorrection();
    const pair = { studyId: study('s0'), categoryId: 'reminders' };
    await save(treeId, 0, gesture({ type: 'unassign-study', ...pair }));
    await save(treeId, 1, gesture({ type: 'assign-study', ...pair }));
    const { status, body } = await save(
      treeId,
      0,
      gesture({ type: 'judge-assignment', ...pair, verdict: 'belongs' }),
    );
    expect(status).toBe(409);
    expect(body).toMatchObject({
      version: 2,
      results: [{ status: 'refused', reason: staleReason }],
    });
  });

  it('is refused with 409 when others removed what it is about', async () => {
    const { treeId } = await plantCorrection();
    await save(treeId, 0, gesture({ type: 'remove-category', id: 'alerts' }));
    const { status, body } = await save(treeId, 0, gesture(rename('alerts', 'Bells')));
    expect(status).toBe(409);
    expect(body.results[0]?.reason).toMatch(/no category alerts: it was removed or merged/);
  });

  it('is refused with 422 when it could not have been applied to what it saw either', async () => {
    const { treeId } = await plantCorrection();
    await save(treeId, 0, gesture(rename('alerts', 'Alarms')));
    const { status } = await save(treeId, 0, gesture(move('interventions', 'reminders')));
    expect(status).toBe(422);
  });

  it('is refused with 409 when it builds on a gesture of the same request that came too late', async () => {
    const { treeId } = await plantCorrection();
    await save(treeId, 0, gesture({ type: 'remove-category', id: 'interventions' }));
    const id = randomUUID();
    const { status, body } = await save(
      treeId,
      0,
      gesture({ type: 'add-category', id, parentId: 'interventions', index: 0, name: 'Pop-ups' }),
      gesture(rename(id, 'Windows')),
    );
    expect(status).toBe(409);
    expect(body.results.map((result) => result.status)).toEqual(['refused', 'refused']);
  });

  it('stands in part: what is stale is refused, the rest is applied', async () => {
    const { treeId } = await plantCorrection();
    await save(treeId, 0, gesture(rename('alerts', 'Alarms')));
    const { status, body } = await save(
      treeId,
      0,
      gesture(rename('alerts', 'Bells')),
      gesture(rename('barriers', 'Obstacles')),
    );
    expect(status).toBe(200);
    expect(body.results.map((result) => result.status)).toEqual(['refused', 'applied']);
  });

  it('does not collide with its own gestures that had arrived already', async () => {
    const { treeId } = await plantCorrection();
    const arrived = gesture(rename('alerts', 'Alarms'));
    await save(treeId, 0, arrived);
    const { body } = await save(treeId, 0, arrived, gesture(rename('alerts', 'Bells')));
    expect(body.results.map((result) => result.status)).toEqual(['already-applied', 'applied']);
    expect(await nameOf(treeId, 'alerts')).toBe('Bells');
  });
});

describe('a save on a version that the tree has not reached', () => {
  it('is malformed and changes nothing', async () => {
    const { treeId } = await plantCorrection();
    const reply = await call<{ error: { code: string; message: string } }>(
      'POST',
      `/api/trees/${treeId}/gestures`,
      { json: { baseVersion: 3, gestures: [gesture(rename('alerts', 'Alarms'))] } },
    );
    expect(reply.status).toBe(400);
    expect(reply.body.error).toMatchObject({
      code: 'malformed',
      message: 'baseVersion: it is 3, but this tree is at version 0. Load the tree again.',
    });
    expect(await logOf(treeId)).toEqual([]);
  });
});

describe('saves at the same time', () => {
  it('on one tree follow one another, and none is lost', async () => {
    const { treeId } = await plantCorrection();
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const replies = await Promise.all(
      ids.map((id, number) =>
        save(
          treeId,
          0,
          gesture({ type: 'add-category', id, parentId: null, index: 0, name: `New ${number}` }),
        ),
      ),
    );
    expect(replies.map((reply) => reply.status)).toEqual(ids.map(() => 200));
    const versions = replies.map((reply) => reply.body.results[0]?.version ?? 0);
    expect(versions.sort((a, b) => a - b)).toEqual(ids.map((_, index) => index + 1));
    const { version, categories } = await getTree(treeId);
    expect(version).toBe(20);
    const added = categories.filter((category) => category.name.startsWith('New'));
    expect(new Set(added.map((category) => category.id))).toEqual(new Set(ids));
    expect((await logOf(treeId)).map((record) => record.seq)).toEqual(versions);
  });

  it('on one name let one stand and refuse the others', async () => {
    const { treeId } = await plantCorrection();
    const names = Array.from({ length: 8 }, (_, number) => `Alerts ${number}`);
    const replies = await Promise.all(
      names.map((name) => save(treeId, 0, gesture(rename('alerts', name)))),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([
      200,
      ...names.slice(1).map(() => 409),
    ]);
    const winner = replies.findIndex((reply) => reply.status === 200);
    expect(await nameOf(treeId, 'alerts')).toBe(names[winner]);
  });
});
