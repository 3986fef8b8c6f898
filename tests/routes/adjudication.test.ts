import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import { database } from '@/lib/db/client';
import { verifyCorrections } from '@/lib/services/verify-corrections';
import type { ClientOperation } from '@/lib/tree/operation';

import {
  adjudicationOf,
  correctAs,
  decideOn,
  itemOf,
  openKeys,
  startFinal,
  takeBack,
} from '../support/adjudications';
import { useDatabase } from '../support/database';
import { ask, call } from '../support/http';
import { exportedLines } from '../support/http-exports';
import { gesture, getTree, logOf, move, plantTree, rename, save } from '../support/http-trees';

useDatabase();

const assign = (studyId: string, categoryId: string): ClientOperation => ({
  ...{ type: 'assign-study', studyId, categoryId },
});
const unassign = (studyId: string, categoryId: string): ClientOperation => ({
  ...{ type: 'unassign-study', studyId, categoryId },
});

/** Ann and Ben agree on a name and disagree about a link and two places. */
async function plantDispute() {
  const planted = await plantTree();
  const { baseTreeId, study } = planted;
  const alarms = rename('alerts', 'Alarms');
  const ann = await correctAs('Ann', baseTreeId, alarms, move('alerts', null, 0));
  const ben = await correctAs(
    'Ben',
    baseTreeId,
    alarms,
    assign(study('s5'), 'barriers'),
    unassign(study('s2'), 'reminders'),
  );
  const treeId = await startFinal(baseTreeId);
  const keys = {
    link: 'link:alerts',
    added: `pair:barriers:${study('s5')}`,
    removed: `pair:reminders:${study('s2')}`,
  };
  return { ...planted, ann, ben, treeId, keys };
}

const sideOf = (key: string, correctionId: string) => ({ way: 'side', key, correctionId }) as const;

async function expectSound(): Promise<void> {
  for await (const { problem } of verifyCorrections()) expect(problem).toBeNull();
}

const inCategory = async (treeId: string, categoryId: string) =>
  (await getTree(treeId)).assignments
    .filter((each) => each.categoryId === categoryId)
    .map((each) => each.studyId);

describe('a final tree', () => {
  it('begins with what all agree on, as gestures of its log', async () => {
    const { treeId, baseTreeId, keys } = await plantDispute();
    const { kind, categories } = await getTree(treeId);
    expect(kind).toBe('FINAL');
    expect(categories.map(({ name }) => name)).toContain('Alarms');
    const log = await logOf(treeId);
    expect(log.map(({ type, reason }) => [type, reason])).toEqual([
      ['rename-category', 'All annotators agree.'],
    ]);
    const adjudication = await adjudicationOf(treeId);
    expect(openKeys(adjudication)).toEqual([keys.link, keys.removed, keys.added]);
    expect(adjudication).toMatchObject({
      baseTreeId,
      left: { groups: 0, links: 1, assignments: 2 },
      total: { groups: 0, links: 1, assignments: 2 },
      agreed: { groups: 1, links: 0, assignments: 0 },
    });
    expect(adjudication.annotators.map(({ name }) => name)).toEqual(['Ann', 'Ben']);
    await expectSound();
  });

  it('is one for each tree', async () => {
    const { baseTreeId, treeId } = await plantDispute();
    const again = await ask(200, 'POST', `/api/trees/${baseTreeId}/adjudications`);
    expect(again).toEqual({ treeId });
  });

  it('needs two corrections of that tree', async () => {
    const { baseTreeId } = await plantTree();
    const ann = await correctAs('Ann', baseTreeId);
    const path = `/api/trees/${baseTreeId}/adjudications`;
    await ask<ApiError>(422, 'POST', path);
    const json = { correctionIds: [ann.treeId, randomUUID()] };
    await ask<ApiError>(422, 'POST', path, { json });
  });

  it('is of the complete corrections, where there are two', async () => {
    const { baseTreeId } = await plantTree();
    const [ann, ben] = [await correctAs('Ann', baseTreeId), await correctAs('Ben', baseTreeId)];
    const cleo = await correctAs('Cleo', baseTreeId);
    const json = { correctionIds: [cleo.treeId, ann.treeId] };
    const path = `/api/trees/${baseTreeId}/adjudications`;
    const { treeId } = await ask<{ treeId: string }>(201, 'POST', path, { json });
    const names = async () => (await adjudicationOf(treeId)).annotators.map(({ name }) => name);
    expect(await names()).toEqual(['Cleo', 'Ann']);
    await ask(200, 'POST', path, { json: { correctionIds: [ann.treeId, ben.treeId] } });
    expect(await names()).toEqual(['Ann', 'Ben']);
  });
});

describe('deciding an item', () => {
  it('takes a side, as one gesture with its judgement', async () => {
    const { treeId, ann, keys } = await plantDispute();
    const { status, body } = await decideOn(treeId, sideOf(keys.link, ann.treeId));
    expect(status).toBe(200);
    expect(itemOf(body, keys.link)).toMatchObject({
      status: 'decided',
      decision: { way: 'side', correctionId: ann.treeId, by: 'Owner' },
    });
    expect(body.left.links).toBe(0);
    const { categories } = await getTree(treeId);
    expect(categories.map(({ id, parentId }) => [id, parentId])).toContainEqual(['alerts', null]);
    const log = await logOf(treeId);
    const last = log.at(-1);
    expect(last).toMatchObject({ type: 'judge-link', reason: 'As Ann has it.', actor: 'Owner' });
    expect(log.at(-2)).toMatchObject({ type: 'move-category', gestureId: last?.gestureId });
    await expectSound();
  });

  it('takes all that is open from one person', async () => {
    const { treeId, ben, study } = await plantDispute();
    const { body } = await decideOn(treeId, { way: 'all', correctionId: ben.treeId });
    expect(openKeys(body)).toEqual([]);
    expect(body.total).toEqual({ groups: 0, links: 1, assignments: 2 });
    expect(await inCategory(treeId, 'barriers')).toContain(study('s5'));
    expect(await inCategory(treeId, 'reminders')).not.toContain(study('s2'));
    await expectSound();
  });

  it('takes what is open in one part, and no more', async () => {
    const { treeId, ben, keys } = await plantDispute();
    const all = { way: 'all', correctionId: ben.treeId, part: 'assignments' } as const;
    expect(openKeys((await decideOn(treeId, all)).body)).toEqual([keys.link]);
  });

  it('decides anew what nobody has said', async () => {
    const { treeId, keys } = await plantDispute();
    const answer = { kind: 'link', parentId: 'barriers', verdict: null } as const;
    const { body } = await decideOn(treeId, { way: 'anew', key: keys.link, answer });
    expect(itemOf(body, keys.link)).toMatchObject({
      status: 'decided',
      now: { parentId: 'barriers', verdict: 'correct' },
      decision: { way: 'anew', correctionId: null },
    });
  });

  it('counts an edit of the final tree by hand as decided anew', async () => {
    const { treeId, keys } = await plantDispute();
    await save(treeId, 1, gesture(move('alerts', 'barriers')));
    const adjudication = await adjudicationOf(treeId);
    expect(itemOf(adjudication, keys.link)).toMatchObject({ decision: { way: 'anew' } });
    expect(adjudication.left).toMatchObject({ links: 0, assignments: 2 });
  });

  it('is made once, however often it is sent', async () => {
    const { treeId, ann, keys } = await plantDispute();
    const id = randomUUID();
    await decideOn(treeId, sideOf(keys.link, ann.treeId), id);
    await decideOn(treeId, sideOf(keys.link, ann.treeId), id);
    expect(new Set((await logOf(treeId)).map(({ gestureId }) => gestureId)).size).toBe(2);
  });

  it('is refused where the sides have changed since, where it cannot be, and where nobody says it', async () => {
    const { treeId, ann, ben, keys, study } = await plantDispute();
    const { fingerprint } = itemOf(await adjudicationOf(treeId), keys.link);
    await ben.edit(move('alerts', 'barriers'));
    const seen = { ...sideOf(keys.link, ann.treeId), fingerprint };
    expect((await decideOn(treeId, seen)).status).toBe(409);
    const below = { kind: 'link', parentId: 'alerts', verdict: null } as const;
    const itself = { way: 'anew', key: keys.link, answer: below } as const;
    expect((await decideOn(treeId, itself)).status).toBe(422);
    expect((await decideOn(treeId, { ...itself, key: keys.added })).status).toBe(422);
    expect((await decideOn(treeId, sideOf('link:nowhere', ann.treeId))).status).toBe(422);
    expect((await decideOn(treeId, sideOf(keys.link, randomUUID()))).status).toBe(422);
    expect(await inCategory(treeId, 'barriers')).not.toContain(study('s5'));
  });
});

describe('taking a decision back', () => {
  it('undoes its gesture and opens the item', async () => {
    const { treeId, ben, keys, study } = await plantDispute();
    await decideOn(treeId, sideOf(keys.removed, ben.treeId));
    const { body } = await takeBack(treeId);
    expect(openKeys(body)).toContain(keys.removed);
    expect(await inCategory(treeId, 'reminders')).toContain(study('s2'));
    expect((await takeBack(treeId)).status).toBe(409);
    await expectSound();
  });

  it('opens an item as well when its gesture is undone on the tree page, until it is redone', async () => {
    const { treeId, ann, keys } = await plantDispute();
    await decideOn(treeId, sideOf(keys.link, ann.treeId));
    const again = (what: string) =>
      call('POST', `/api/trees/${treeId}/${what}`, { json: { gestureId: randomUUID() } });
    await again('undo');
    expect(openKeys(await adjudicationOf(treeId))).toContain(keys.link);
    await again('redo');
    expect(openKeys(await adjudicationOf(treeId))).not.toContain(keys.link);
    const json = { gestureId: randomUUID(), version: 1 };
    await ask(200, 'POST', `/api/trees/${treeId}/rollback`, { json });
    expect(openKeys(await adjudicationOf(treeId))).toContain(keys.link);
  });

  it('forgets a decision that left the tree as it was', async () => {
    const { baseTreeId } = await plantTree();
    const ann = await correctAs('Ann', baseTreeId, rename('alerts', 'Alarms'));
    const ben = await correctAs('Ben', baseTreeId);
    const treeId = await startFinal(baseTreeId);
    const { body } = await decideOn(treeId, sideOf('name:alerts', ben.treeId));
    expect(openKeys(body)).toEqual([]);
    expect(await logOf(treeId)).toEqual([]);
    expect(openKeys((await takeBack(treeId)).body)).toEqual(['name:alerts']);
    expect(ann.treeId).not.toBe(ben.treeId);
  });
});

describe('a late change of a correction', () => {
  it('opens again just what it touches', async () => {
    const { treeId, ann, ben, keys, study } = await plantDispute();
    await decideOn(treeId, { way: 'all', correctionId: ben.treeId });
    await ann.edit(assign(study('s0'), 'barriers'), move('alerts', 'barriers'));
    const adjudication = await adjudicationOf(treeId);
    expect(openKeys(adjudication)).toEqual([keys.link, `pair:barriers:${study('s0')}`]);
    expect(itemOf(adjudication, keys.link).reopened).toBe(true);
    expect(itemOf(adjudication, keys.added).status).toBe('decided');
  });

  it('settles by itself, with the next start, what all agree on now', async () => {
    const { treeId, baseTreeId, ann, keys, study } = await plantDispute();
    await ann.edit(assign(study('s5'), 'barriers'));
    expect(openKeys(await adjudicationOf(treeId))).toContain(keys.added);
    await ask(200, 'POST', `/api/trees/${baseTreeId}/adjudications`);
    expect(openKeys(await adjudicationOf(treeId))).not.toContain(keys.added);
    expect(await inCategory(treeId, 'barriers')).toContain(study('s5'));
  });

  it('is seen at once when it is a revocation, which changes no version', async () => {
    const { treeId, ann, keys } = await plantDispute();
    expect(openKeys(await adjudicationOf(treeId))).toContain(keys.link);
    const [{ gestureId } = { gestureId: '' }] = await logOf(ann.treeId);
    await ask(204, 'POST', `/api/trees/${ann.treeId}/revocations`, { json: { gestureId } });
    expect(openKeys(await adjudicationOf(treeId))).not.toContain(keys.link);
  });
});

describe('a correction that is taken in late', () => {
  const takeIn = (baseTreeId: string, ...correctionIds: string[]) =>
    ask(200, 'POST', `/api/trees/${baseTreeId}/adjudications`, { json: { correctionIds } });

  it('opens just what it objects to anew', async () => {
    const { treeId, baseTreeId, ann, ben, keys, study } = await plantDispute();
    await decideOn(treeId, { way: 'all', correctionId: ben.treeId });
    const cleo = await correctAs(
      'Cleo',
      baseTreeId,
      rename('alerts', 'Warnings'),
      move('alerts', 'barriers'),
      assign(study('s5'), 'barriers'),
    );
    await takeIn(baseTreeId, cleo.treeId, ann.treeId, ben.treeId);
    const adjudication = await adjudicationOf(treeId);
    expect(adjudication.annotators.map(({ name }) => name)).toEqual(['Ann', 'Ben', 'Cleo']);
    expect(openKeys(adjudication)).toEqual(['name:alerts', keys.link]);
    expect(itemOf(adjudication, keys.link)).toMatchObject({
      reopened: true,
      now: { parentId: 'interventions' },
    });
    expect(itemOf(adjudication, keys.removed)).toMatchObject({
      status: 'decided',
      decision: { way: 'all', correctionId: ben.treeId },
    });
  });

  it('is offered once it is complete, and no more when it is in', async () => {
    const { treeId, baseTreeId, ann, ben } = await plantDispute();
    const cleo = await correctAs('Cleo', baseTreeId);
    const offered = async () => (await adjudicationOf(treeId)).more.map(({ name }) => name);
    expect(await offered()).toEqual([]);
    const data = { completedAt: new Date() };
    await database().tree.update({ where: { id: cleo.treeId }, data });
    expect(await offered()).toEqual(['Cleo']);
    await takeIn(baseTreeId, ann.treeId, ben.treeId, cleo.treeId);
    expect(await offered()).toEqual([]);
  });

  it('leaves decisions that were kept by a fingerprint as they were, while their sides say the same', async () => {
    const { treeId, ann, ben, keys } = await plantDispute();
    const { fingerprint } = itemOf(await adjudicationOf(treeId), keys.link);
    await decideOn(treeId, sideOf(keys.link, ben.treeId));
    await database().$executeRaw`
      UPDATE "AdjudicationDecision" SET "said" = NULL, "fingerprint" = ${fingerprint}`;
    expect(openKeys(await adjudicationOf(treeId))).not.toContain(keys.link);
    await ann.edit(move('alerts', 'barriers'));
    expect(openKeys(await adjudicationOf(treeId))).toContain(keys.link);
  });
});

describe('the datasets', () => {
  it('have a final tree by the rules of a correction, once it is complete', async () => {
    const { treeId, ben, topicId } = await plantDispute();
    await decideOn(treeId, { way: 'all', correctionId: ben.treeId });
    const filters = { topicIds: [topicId], states: ['final' as const] };
    const asked = { dataset: 'claim-category', filters, extensions: true } as const;
    expect(await exportedLines(asked)).toEqual([]);
    await ask(200, 'POST', `/api/trees/${treeId}/complete`, { json: {} });
    const lines = await exportedLines(asked);
    expect(lines).toHaveLength(6 * 4);
    const line = (category: string, study: number) =>
      lines.find((each) => each.category === category && each.study_number === study);
    expect(line('Barriers', 5)).toMatchObject({
      ...{ annotator: 'final tree', human_label: 1, claude_label: 0, state: 'reviewed' },
    });
    expect(line('Reminders', 2)).toMatchObject({ human_label: 0, claude_label: 1 });
    expect(line('Alerts', 3)).toMatchObject({ corrected_category: 'Alarms', human_label: 1 });
  });

  it('leave final trees aside where annotators have to agree', async () => {
    const { treeId, ann, ben, topicId, study } = await plantDispute();
    const pair = { studyId: study('s4'), categoryId: 'barriers' };
    for (const each of [ann, ben])
      await each.edit({ type: 'judge-assignment', ...pair, verdict: 'belongs' });
    await decideOn(treeId, { way: 'all', correctionId: ben.treeId });
    await ask(200, 'POST', `/api/trees/${treeId}/complete`, { json: {} });
    const filters = { topicIds: [topicId], agreement: 'majority' as const };
    const lines = await exportedLines({ dataset: 'claim-category', filters, extensions: true });
    expect(new Set(lines.map(({ annotator }) => annotator))).toEqual(new Set(['Ann; Ben']));
  });
});

describe('completing a final tree', () => {
  it('waits for all decisions or the declaration; complete, it stays as it is until it is opened again', async () => {
    const { treeId, ann, keys } = await plantDispute();
    const complete = (restUntouched: boolean) =>
      call('POST', `/api/trees/${treeId}/complete`, { json: { restUntouched } });
    expect((await complete(false)).status).toBe(422);
    await decideOn(treeId, { way: 'all', correctionId: ann.treeId });
    expect((await complete(false)).status).toBe(200);
    expect((await adjudicationOf(treeId)).completedAt).not.toBeNull();
    expect((await decideOn(treeId, sideOf(keys.link, ann.treeId))).status).toBe(409);
    expect((await takeBack(treeId)).status).toBe(409);
    await ask(204, 'POST', `/api/trees/${treeId}/reopen`);
    expect((await takeBack(treeId)).status).toBe(200);
  });
});
