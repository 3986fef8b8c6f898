import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';

import { useDatabase } from '../support/database';
import {
  gesture,
  getTree,
  logOf,
  move,
  nameOf,
  plantCorrection,
  redo,
  rename,
  save,
  undo,
} from '../support/http-trees';

useDatabase();

/** A correction whose 'Alerts' was called A, then B. */
async function renamedTwice() {
  const { treeId, study } = await plantCorrection();
  const [first, second] = [gesture(rename('alerts', 'A')), gesture(rename('alerts', 'B'))];
  await save(treeId, 0, first, second);
  return { treeId, study, first, second };
}

describe('undo', () => {
  it('takes back my last standing gesture, then the one before it, until there is none', async () => {
    const { treeId, first, second } = await renamedTwice();
    const id = randomUUID();
    const { status, body } = await undo(treeId, undefined, id);
    expect(status).toBe(200);
    expect(body).toEqual({
      version: 3,
      results: [
        { gestureId: id, status: 'applied', version: 3, operations: [rename('alerts', 'A')] },
      ],
    });
    await undo(treeId);
    expect(await nameOf(treeId, 'alerts')).toBe('Alerts');
    const third = await undo(treeId);
    expect(third.status).toBe(422);
    expect(third.body).toMatchObject({
      version: 4,
      results: [{ status: 'refused', reason: 'There is nothing to undo.' }],
    });
    const undone = (await logOf(treeId)).map((record) => record.undoes);
    expect(undone).toEqual([null, null, second.id, first.id]);
  });

  it('is refused as stale when the same has been changed again since, and changes nothing', async () => {
    const { treeId, first } = await renamedTwice();
    const { status, body } = await undo(treeId, first.id);
    expect(status).toBe(409);
    expect(body).toMatchObject({ version: 2, results: [{ status: 'refused' }] });
    expect(await nameOf(treeId, 'alerts')).toBe('B');
  });

  it('takes back a gesture in the middle when nothing later touches the same', async () => {
    const { treeId } = await plantCorrection();
    const [first, second] = [gesture(rename('alerts', 'A')), gesture(rename('reminders', 'R'))];
    await save(treeId, 0, first, second);
    expect((await undo(treeId, first.id)).status).toBe(200);
    expect(await nameOf(treeId, 'alerts')).toBe('Alerts');
    expect(await nameOf(treeId, 'reminders')).toBe('R');
  });

  it('brings back the studies of a merged category, with where they came from', async () => {
    const { treeId } = await plantCorrection();
    const before = await getTree(treeId);
    const merge = { type: 'merge-categories', sourceId: 'reminders', targetId: 'alerts' } as const;
    await save(treeId, 0, gesture(rename('alerts', 'Alarms'), merge));
    await undo(treeId);
    expect(await getTree(treeId)).toEqual({ ...before, version: 2 });
  });

  it('takes back the gesture that it names', async () => {
    const { treeId } = await plantCorrection();
    const [early, late] = [gesture(rename('alerts', 'A')), gesture(rename('barriers', 'B'))];
    await save(treeId, 0, early, late);
    expect((await undo(treeId, early.id)).status).toBe(200);
    expect(await nameOf(treeId, 'alerts')).toBe('Alerts');
    expect(await nameOf(treeId, 'barriers')).toBe('B');
  });

  it('is refused when the gesture cannot be taken back any more', async () => {
    const { treeId } = await plantCorrection();
    const first = gesture(rename('alerts', 'A'));
    await save(treeId, 0, first, gesture({ type: 'remove-category', id: 'alerts' }));
    const before = await getTree(treeId);
    const { status, body } = await undo(treeId, first.id);
    expect(status).toBe(422);
    expect(body.results[0]?.reason).toMatch(/no category alerts: it was removed or merged/);
    expect(await getTree(treeId)).toEqual(before);
    expect(await logOf(treeId)).toHaveLength(2);
  });

  it('is refused for what is undone, is an undo, or is not in the log', async () => {
    const { treeId, second } = await renamedTwice();
    const id = randomUUID();
    await undo(treeId, second.id, id);
    const reason = async (target: string) => (await undo(treeId, target)).body.results[0]?.reason;
    expect(await reason(second.id)).toBe('This gesture was undone already.');
    expect(await reason(id)).toBe('This is an undo. Redo what it took back instead.');
    expect(await reason(randomUUID())).toBe('The log of this tree has no such gesture.');
    expect(await nameOf(treeId, 'alerts')).toBe('A');
  });

  it('is applied once when it is sent again, and says again what it came down to', async () => {
    const { treeId } = await renamedTwice();
    const id = randomUUID();
    const replies = await Promise.all([undo(treeId, undefined, id), undo(treeId, undefined, id)]);
    const results = replies.map(({ body }) => body.results[0]);
    expect(results.map((result) => result?.status).sort()).toEqual(['already-applied', 'applied']);
    for (const result of results)
      expect(result).toMatchObject({ version: 3, operations: [rename('alerts', 'A')] });
    expect(await nameOf(treeId, 'alerts')).toBe('A');
  });

  it('goes by default to a gesture of mine, not to somebody else’s', async () => {
    const { treeId } = await plantCorrection();
    const mine = gesture(rename('barriers', 'Mine'));
    await save(treeId, 0, mine);
    const somebody = await database().person.create({
      data: { id: randomUUID(), name: 'Somebody' },
    });
    await database().tree.update({ where: { id: treeId }, data: { annotatorId: somebody.id } });
    const { saveGestures } = await import('@/lib/services/save-gestures');
    const theirs = gesture(rename('alerts', 'Theirs'));
    const actor = { ...owner, id: somebody.id };
    await saveGestures(actor, treeId, { baseVersion: 1, gestures: [theirs] });
    await database().tree.update({ where: { id: treeId }, data: { annotatorId: owner.id } });
    await undo(treeId);
    expect(await nameOf(treeId, 'alerts')).toBe('Theirs');
    expect(await nameOf(treeId, 'barriers')).toBe('Barriers');
    expect((await logOf(treeId)).map((record) => record.actor)).toEqual([
      'Owner',
      'Somebody',
      'Owner',
    ]);
  });
});

describe('redo', () => {
  it('makes again what was undone last, then what was undone before', async () => {
    const { treeId, first, second } = await renamedTwice();
    const after = await getTree(treeId);
    await undo(treeId);
    await undo(treeId);
    expect((await redo(treeId)).status).toBe(200);
    expect(await nameOf(treeId, 'alerts')).toBe('A');
    await redo(treeId);
    expect(await getTree(treeId)).toEqual({ ...after, version: 6 });
    const redone = (await logOf(treeId)).slice(4).map((record) => record.redoes);
    expect(redone).toEqual([first.id, second.id]);
    const { status, body } = await redo(treeId);
    expect(status).toBe(422);
    expect(body.results[0]?.reason).toBe('There is nothing to redo.');
  });

  it('makes again the gesture that it names', async () => {
    const { treeId } = await plantCorrection();
    const [early, late] = [gesture(rename('alerts', 'A')), gesture(rename('barriers', 'B'))];
    await save(treeId, 0, early, late);
    await undo(treeId);
    await undo(treeId);
    expect((await redo(treeId, late.id)).status).toBe(200);
    expect(await nameOf(treeId, 'alerts')).toBe('Alerts');
    expect(await nameOf(treeId, 'barriers')).toBe('B');
  });

  it('is taken back by an undo like any gesture, and can be made again', async () => {
    const { treeId } = await renamedTwice();
    await undo(treeId);
    await redo(treeId);
    await undo(treeId);
    expect(await nameOf(treeId, 'alerts')).toBe('A');
    await redo(treeId);
    expect(await nameOf(treeId, 'alerts')).toBe('B');
  });

  it('has nothing to do by default once I have made another gesture', async () => {
    const { treeId } = await renamedTwice();
    await undo(treeId);
    await save(treeId, 3, gesture(move('barriers', null, 0)));
    expect((await redo(treeId)).body.results[0]?.reason).toBe('There is nothing to redo.');
  });

  it('is refused for what stands, was made again, or is not in the log', async () => {
    const { treeId, first, second } = await renamedTwice();
    const reason = async (target: string) => (await redo(treeId, target)).body.results[0]?.reason;
    expect(await reason(first.id)).toBe('This gesture is not undone.');
    await undo(treeId, second.id);
    await redo(treeId, second.id);
    await save(treeId, 4, gesture(rename('alerts', 'C')));
    expect(await reason(second.id)).toBe('This gesture is not undone.');
    expect(await reason(randomUUID())).toBe('The log of this tree has no such gesture.');
    expect(await nameOf(treeId, 'alerts')).toBe('C');
  });
});
