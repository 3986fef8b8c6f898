import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { owner } from '@/lib/auth/actor';

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
} from '../support/http-trees';

useDatabase();

describe('a correction', () => {
  it('begins as a copy of the tree, with the same category ids', async () => {
    const { baseTreeId, topicId } = await plantTree();
    const { treeId } = await ask<{ treeId: string }>(
      201,
      'POST',
      `/api/trees/${baseTreeId}/corrections`,
    );
    const base = await getTree(baseTreeId);
    const copy = await getTree(treeId);
    expect(copy).toEqual({ ...base, id: treeId, kind: 'CORRECTION' });
    expect(base.categories.map(({ id, parentId, index }) => [id, parentId, index])).toEqual([
      ['interventions', null, 0],
      ['reminders', 'interventions', 0],
      ['alerts', 'interventions', 1],
      ['barriers', null, 1],
    ]);
    expect(copy).toMatchObject({ topicId, version: 0 });
  });

  it('is made once, whoever asks again and however often at the same time', async () => {
    const { baseTreeId } = await plantTree();
    const path = `/api/trees/${baseTreeId}/corrections`;
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => call<{ treeId: string }>('POST', path)),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 200, 200, 201]);
    const ids = new Set(replies.map((reply) => reply.body.treeId));
    expect(ids.size).toBe(1);
    const [mine = ''] = ids;
    expect(await ask(200, 'POST', `/api/trees/${mine}/corrections`)).toEqual({ treeId: mine });
  });
});

describe('a gesture', () => {
  it('is applied at once and raises the version by one, however many operations it has', async () => {
    const { treeId, study } = await plantCorrection();
    const moveStudy = gesture(
      { type: 'unassign-study', studyId: study('s0'), categoryId: 'reminders' },
      { type: 'assign-study', studyId: study('s0'), categoryId: 'alerts' },
    );
    const saved = await save(treeId, 0, moveStudy, gesture(rename('alerts', 'Alarms')));
    expect(saved.status).toBe(200);
    expect(saved.body).toEqual({
      version: 2,
      results: [
        { gestureId: moveStudy.id, status: 'applied', version: 1 },
        { gestureId: expect.any(String), status: 'applied', version: 2 },
      ],
    });
    const { version, assignments } = await getTree(treeId);
    expect(version).toBe(2);
    expect(assignments.filter(({ categoryId }) => categoryId === 'alerts')).toEqual([
      { categoryId: 'alerts', studyId: study('s0'), origin: 'EXPERT', confidence: null },
      { categoryId: 'alerts', studyId: study('s3'), origin: 'MODEL', confidence: null },
    ]);
  });

  it('leaves one record an operation, under one gesture id, with inverse, actor, time and base', async () => {
    const { treeId, study } = await plantCorrection();
    const before = Date.now();
    await save(treeId, 0, gesture(rename('barriers', 'Obstacles')));
    const dragged = {
      ...gesture(
        { type: 'unassign-study', studyId: study('s0'), categoryId: 'reminders' },
        { type: 'assign-study', studyId: study('s0'), categoryId: 'alerts' },
      ),
      reason: 'It is about alerts.',
      view: 'tree' as const,
      exposure: 'shown' as const,
      seconds: 3.5,
    };
    await save(treeId, 1, dragged);
    const [, unassigned, assigned, ...others] = await logOf(treeId);
    expect(others).toEqual([]);
    const shared = {
      gestureId: dragged.id,
      actorId: owner.id,
      actor: 'Owner',
      baseVersion: 1,
      version: 2,
      undoes: null,
      redoes: null,
      schemaVersion: 1,
      reason: 'It is about alerts.',
      view: 'tree',
      exposure: 'shown',
      seconds: 3.5,
    };
    const pair = { studyId: study('s0'), categoryId: 'reminders' };
    const provenance = { origin: 'MODEL', evidenceId: null };
    expect(unassigned).toMatchObject({
      ...shared,
      seq: 2,
      type: 'unassign-study',
      operation: { type: 'unassign-study', ...pair },
      inverse: [{ type: 'assign-study', ...pair, provenance }],
      description: "took 'Effect of reminders on hand hygiene in ward 0' out of 'Reminders'",
    });
    expect(assigned).toMatchObject({
      ...shared,
      seq: 3,
      type: 'assign-study',
      inverse: [{ type: 'unassign-study', studyId: study('s0'), categoryId: 'alerts' }],
    });
    const at = Date.parse(assigned?.at ?? '');
    expect(at).toBeGreaterThanOrEqual(before - 1);
    expect(at).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('that cannot be applied is refused as a whole, in the middle of others that stand', async () => {
    const { treeId } = await plantCorrection();
    const good = gesture(rename('alerts', 'Alarms'));
    const bad = gesture(rename('barriers', 'Obstacles'), move('interventions', 'reminders'));
    const late = gesture(move('alerts', null));
    const { status, body } = await save(treeId, 0, good, bad, late);
    expect(status).toBe(200);
    expect(body.version).toBe(2);
    expect(body.results).toEqual([
      { gestureId: good.id, status: 'applied', version: 1 },
      {
        gestureId: bad.id,
        status: 'refused',
        reason: "'Interventions' cannot be moved into 'Reminders', which is below it.",
      },
      { gestureId: late.id, status: 'applied', version: 2 },
    ]);
    expect(await nameOf(treeId, 'barriers')).toBe('Barriers');
    expect((await logOf(treeId)).map((record) => record.gestureId)).toEqual([good.id, late.id]);
  });

  it('that fails in its last operation changes no row, no version and no log', async () => {
    const { treeId, study } = await plantCorrection();
    const before = await getTree(treeId);
    const failing = gesture(
      rename('alerts', 'Alarms'),
      { type: 'assign-study', studyId: study('s5'), categoryId: 'alerts' },
      { type: 'merge-categories', sourceId: 'reminders', targetId: 'barriers' },
      { type: 'remove-category', id: 'reminders' },
    );
    const { status, body } = await save(treeId, 0, failing);
    expect(status).toBe(422);
    expect(body).toMatchObject({ version: 0, results: [{ status: 'refused' }] });
    expect(await getTree(treeId)).toEqual(before);
    expect(await logOf(treeId)).toEqual([]);
  });

  it('that would change nothing is refused with 422', async () => {
    const { treeId } = await plantCorrection();
    const { status, body } = await save(treeId, 0, gesture(rename('alerts', 'Alerts')));
    expect(status).toBe(422);
    expect(body.results[0]?.reason).toBe("The category is called 'Alerts' already.");
  });

  it('builds on the gestures before it in the same request', async () => {
    const { treeId, study } = await plantCorrection();
    const id = randomUUID();
    const { body } = await save(
      treeId,
      0,
      gesture({ type: 'add-category', id, parentId: 'alerts', index: 0, name: 'Pop-ups' }),
      gesture({ type: 'assign-study', studyId: study('s5'), categoryId: id }),
    );
    expect(body.results.map((result) => result.status)).toEqual(['applied', 'applied']);
    expect((await getTree(treeId)).uncategorised).toEqual([]);
  });
});

describe('a save that is sent again', () => {
  it('is applied once and answered with the version it had then', async () => {
    const { treeId } = await plantCorrection();
    const first = gesture(rename('alerts', 'Alarms'));
    await save(treeId, 0, first);
    await save(treeId, 1, gesture(rename('alerts', 'Bells')));
    const again = await save(treeId, 0, first, gesture(rename('barriers', 'Obstacles')));
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({
      version: 3,
      results: [
        { gestureId: first.id, status: 'already-applied', version: 1 },
        { status: 'applied', version: 3 },
      ],
    });
    expect(await nameOf(treeId, 'alerts')).toBe('Bells');
  });

  it('is applied once when both requests are under way at the same time', async () => {
    const { treeId } = await plantCorrection();
    const swapped = gesture(move('barriers', null, 0));
    const replies = await Promise.all([1, 2, 3].map(() => save(treeId, 0, swapped)));
    const statuses = replies.map(({ body }) => body.results[0]?.status).sort();
    expect(statuses).toEqual(['already-applied', 'already-applied', 'applied']);
    expect(await logOf(treeId)).toHaveLength(1);
  });

  it('is applied once when the same gesture is twice in one request', async () => {
    const { treeId } = await plantCorrection();
    const once = gesture(rename('alerts', 'Alarms'));
    const { body } = await save(treeId, 0, once, once);
    expect(body.version).toBe(1);
    expect(body.results.map((result) => result.status)).toEqual(['applied', 'already-applied']);
  });

  it('is applied once when the gesture id comes in capitals', async () => {
    const { treeId } = await plantCorrection();
    const id = 'ABCDEF01-2345-4678-9ABC-DEF012345678';
    await save(treeId, 0, { ...gesture(rename('alerts', 'Alarms')), id });
    await save(treeId, 1, gesture(rename('alerts', 'Alerts')));
    const again = await save(treeId, 0, { ...gesture(rename('alerts', 'Alarms')), id });
    expect(again.body.results).toEqual([
      { gestureId: id.toLowerCase(), status: 'already-applied', version: 1 },
    ]);
  });
});

describe('an earlier version', () => {
  it('is the tree as it was then', async () => {
    const { treeId, study } = await plantCorrection();
    const seen = [await getTree(treeId)];
    const gestures = [
      gesture(rename('alerts', 'Alarms'), move('alerts', null, 2)),
      gesture({ type: 'merge-categories', sourceId: 'reminders', targetId: 'alerts' }),
      gesture({ type: 'remove-category', id: 'interventions' }),
      gesture({ type: 'assign-study', studyId: study('s5'), categoryId: 'barriers' }),
    ];
    for (const [version, each] of gestures.entries()) {
      expect((await save(treeId, version, each)).status).toBe(200);
      seen.push(await getTree(treeId));
    }
    for (const [version, then] of seen.entries())
      expect(await getTree(treeId, version)).toEqual(then);
    expect(new Set(seen.map(({ version, ...rest }) => JSON.stringify(rest))).size).toBe(5);
  });

  it('that the tree has not reached is not found', async () => {
    const { treeId } = await plantCorrection();
    const reply = await call<{ error: { message: string } }>(
      'GET',
      `/api/trees/${treeId}?version=7`,
    );
    expect(reply.status).toBe(404);
    expect(reply.body.error.message).toBe('This tree has no version 7; it is at 0.');
  });

  it('is only asked for by a whole number', async () => {
    const { treeId } = await plantCorrection();
    await save(treeId, 0, gesture(rename('alerts', 'Alarms')));
    for (const version of ['-1', '1.5', 'latest'])
      await ask(400, 'GET', `/api/trees/${treeId}?version=${version}`);
    expect(await ask(200, 'GET', `/api/trees/${treeId}?version=`)).toMatchObject({ version: 1 });
  });
});
