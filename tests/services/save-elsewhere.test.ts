import { beforeAll, describe, expect, it, vi } from 'vitest';

import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { editStudy } from '@/lib/services/edit-study';
import { saveGestures } from '@/lib/services/save-gestures';
import { verifyCorrections } from '@/lib/services/verify-corrections';

import { useDatabase } from '../support/database';
import { gesture, plantCorrection, rename } from '../support/http-trees';

useDatabase();

/** Another copy of the service, with what it has seen: as another process is. */
let elsewhere: typeof saveGestures;

beforeAll(async () => {
  vi.resetModules();
  ({ saveGestures: elsewhere } = await import('@/lib/services/save-gestures'));
});

const on = (save: typeof saveGestures, treeId: string) => ({
  at: (baseVersion: number, ...gestures: ReturnType<typeof gesture>[]) =>
    save(owner, treeId, { baseVersion, gestures }),
});

/** A correction at version 1, which both processes have seen so. */
async function seenByBoth() {
  const planted = await plantCorrection();
  const { treeId } = planted;
  const here = on(saveGestures, treeId);
  const there = on(elsewhere, treeId);
  const first = gesture(rename('alerts', 'Alarms'));
  await here.at(0, first);
  await there.at(0, first);
  return { ...planted, here, there };
}

async function problemOf(treeId: string): Promise<string | null | undefined> {
  for await (const verdict of verifyCorrections())
    if (verdict.treeId === treeId) return verdict.problem;
  return undefined;
}

const namesIn = async (treeId: string) =>
  (await database().category.findMany({ where: { treeId } })).map(({ name }) => name);

describe('a correction that two processes save', () => {
  it('has the edits of both, though one knew nothing of the other’s', async () => {
    const { treeId, here, there } = await seenByBoth();
    await there.at(1, gesture(rename('barriers', 'Obstacles')));
    const saved = await here.at(1, gesture(rename('reminders', 'Prompts')));
    expect(saved).toMatchObject({ version: 3, results: [{ status: 'applied', version: 3 }] });
    expect(await namesIn(treeId)).toEqual(
      expect.arrayContaining(['Alarms', 'Obstacles', 'Prompts']),
    );
    expect(await problemOf(treeId)).toBeNull();
  });

  it('has a gesture once that is sent to both', async () => {
    const { treeId, here, there } = await seenByBoth();
    const twice = gesture(rename('barriers', 'Obstacles'));
    const saved = [await there.at(1, twice), await here.at(1, twice)];
    expect(saved.map(({ results: [result] }) => result?.status)).toEqual([
      'applied',
      'already-applied',
    ]);
    const both = gesture(rename('barriers', 'Hurdles'));
    const atOnce = await Promise.all([there.at(2, both), here.at(2, both)]);
    expect(atOnce.map(({ results: [result] }) => result?.status).sort()).toEqual([
      'already-applied',
      'applied',
    ]);
    expect(await database().feedbackRecord.count({ where: { treeId } })).toBe(3);
    expect(await problemOf(treeId)).toBeNull();
  });

  it('has a gesture once that is sent again, whatever it is said to be based on', async () => {
    const { treeId, here } = await seenByBoth();
    const twice = gesture(rename('barriers', 'Obstacles'));
    await here.at(1, twice, gesture(rename('barriers', 'Hurdles')));
    expect((await here.at(3, twice)).results).toMatchObject([{ status: 'already-applied' }]);
    expect(await problemOf(treeId)).toBeNull();
  });

  it('calls a study what it has been called since', async () => {
    const { treeId, topicId, here, study } = await seenByBoth();
    const studyId = study('s5');
    await editStudy(owner, topicId, studyId, { title: 'Called anew' });
    await here.at(1, gesture({ type: 'assign-study', studyId, categoryId: 'barriers' }));
    const { description } = await database().feedbackRecord.findFirstOrThrow({
      where: { treeId, version: 2 },
    });
    expect(description).toContain('Called anew');
  });

  it('has all edits that are made at the same moment, one after the other', async () => {
    const { treeId, here, there } = await seenByBoth();
    const ids = ['alerts', 'barriers', 'reminders', 'interventions'];
    const saves = ids.flatMap((id, index) =>
      [here, there].map((process) => process.at(1, gesture(rename(id, `Name ${index}`)))),
    );
    const results = (await Promise.all(saves)).flatMap((saved) => saved.results);
    const applied = results.filter(({ status }) => status === 'applied');
    expect(applied.length).toBeGreaterThanOrEqual(ids.length);
    const versions = applied.flatMap(({ version }) => version ?? []).sort((a, b) => a - b);
    expect(versions).toEqual(versions.map((_, index) => index + 2));
    expect(await problemOf(treeId)).toBeNull();
  });

  it('takes nothing more once it was completed, archived or given away elsewhere', async () => {
    const { treeId, topicId, here } = await seenByBoth();
    const edit = () => here.at(1, gesture(rename('barriers', 'Obstacles')));
    const tree = { where: { id: treeId } };
    await database().tree.update({ ...tree, data: { completedAt: new Date() } });
    await expect(edit()).rejects.toMatchObject({ code: 'conflict' });
    await database().tree.update({ ...tree, data: { completedAt: null } });

    const topic = { where: { id: topicId } };
    await database().topic.update({ ...topic, data: { archivedAt: new Date() } });
    await expect(edit()).rejects.toMatchObject({ code: 'not-found' });
    await database().topic.update({ ...topic, data: { archivedAt: null } });

    const { id } = await database().person.create({
      data: { id: crypto.randomUUID(), name: 'Somebody' },
    });
    await database().tree.update({ ...tree, data: { annotatorId: id } });
    await expect(edit()).rejects.toMatchObject({ code: 'forbidden' });
    expect(await database().feedbackRecord.count({ where: { treeId } })).toBe(1);
  });
});
