import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Topic } from '@/lib/api/topic-contract';
import type { Completed } from '@/lib/api/tree-contract';
import { owner } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { insertTopic } from '@/lib/db/topics';
import { insertCopy, insertTree } from '@/lib/db/tree-writes';
import { updateCompletion } from '@/lib/db/trees';
import { completeCorrection } from '@/lib/services/complete-correction';
import { getTreePage } from '@/lib/services/get-tree-page';
import { startCorrection } from '@/lib/services/start-correction';
import type { ClientOperation } from '@/lib/tree/operation';

import { useDatabase } from '../support/database';
import { ask, call } from '../support/http';
import { gesture, plantCorrection, plantTree, rename, save, undo } from '../support/http-trees';

useDatabase();

const complete = (treeId: string, restUntouched?: boolean) =>
  call<Completed & { error?: { message: string } }>('POST', `/api/trees/${treeId}/complete`, {
    json: { restUntouched },
  });
const reopen = (treeId: string) => call('POST', `/api/trees/${treeId}/reopen`);

/** Judgements of everything that the review of a planted correction can ask. */
function judgements({ value }: Awaited<ReturnType<typeof plantCorrection>>): ClientOperation[] {
  const categories = Object.values(value.categories);
  return [
    ...categories.flatMap(({ id: childId, parentId }): ClientOperation[] =>
      parentId === null ? [] : [{ type: 'judge-link', parentId, childId, verdict: 'correct' }],
    ),
    ...[null, 'interventions'].map(
      (parentId): ClientOperation => ({
        type: 'judge-siblings',
        parentId,
        verdict: 'coherent',
        misfits: [],
      }),
    ),
    ...value.studyIds.flatMap((studyId) =>
      categories.map(
        ({ id }): ClientOperation => ({
          type: 'judge-assignment',
          studyId,
          categoryId: id,
          verdict: 'unsure',
        }),
      ),
    ),
  ];
}

describe('completing a correction', () => {
  it('is refused with the number of open decisions until the rest is declared untouched', async () => {
    const { treeId } = await plantCorrection();
    const early = await complete(treeId);
    expect(early.status).toBe(422);
    expect(early.body.error?.message).toMatch(
      /^\d+ of the \d+ decisions of this review are still open\./,
    );
    expect((await getTreePage(owner, treeId)).tree.completedAt).toBeNull();

    const declared = await complete(treeId, true);
    expect(declared.status).toBe(200);
    expect(declared.body.restUntouched).toBe(true);
    const { tree } = await getTreePage(owner, treeId);
    expect(tree).toMatchObject({
      completedAt: declared.body.completedAt,
      restUntouched: true,
      mine: true,
      editable: false,
    });
  });

  it('needs no declaration once everything is judged, and then declares nothing', async () => {
    const planted = await plantCorrection();
    const { treeId } = planted;
    expect((await save(treeId, 0, gesture(...judgements(planted)))).status).toBe(200);
    const { status, body } = await complete(treeId, true);
    expect(status).toBe(200);
    expect(body.restUntouched).toBe(false);
  });

  it('is not done while a single judgement is missing', async () => {
    const planted = await plantCorrection();
    const [first, ...rest] = judgements(planted);
    await save(planted.treeId, 0, gesture(...rest));
    const { body } = await complete(planted.treeId);
    expect(first?.type).toBe('judge-link');
    expect(body.error?.message).toMatch(/^1 of the \d+ decisions/);
  });

  it('again keeps when and how it was completed', async () => {
    const { treeId } = await plantCorrection();
    const first = await complete(treeId, true);
    expect((await complete(treeId)).body).toEqual(first.body);
  });

  it('keeps the tree from being changed until it is opened again', async () => {
    const { treeId, topicId } = await plantCorrection();
    await save(treeId, 0, gesture(rename('alerts', 'A')));
    await complete(treeId, true);
    const refused = await save(treeId, 1, gesture(rename('alerts', 'B')));
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      error: { message: 'This correction is complete. Open it again to change it.' },
    });
    expect((await undo(treeId)).status).toBe(409);

    expect((await reopen(treeId)).status).toBe(204);
    expect((await save(treeId, 1, gesture(rename('alerts', 'B')))).status).toBe(200);
    const topic = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`);
    const mine = topic.trees.find(({ id }) => id === treeId);
    expect(mine).toMatchObject({ completedAt: null, restUntouched: false, editable: true });
  });

  it('is not for trees that are no correction, nor for another person’s', async () => {
    const { baseTreeId, treeId } = await plantCorrection();
    expect((await complete(baseTreeId, true)).status).toBe(403);
    expect((await reopen(baseTreeId)).status).toBe(403);
    const somebody = { ...owner, id: randomUUID(), role: 'researcher' as const };
    await expect(
      completeCorrection(somebody, treeId, { restUntouched: true }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await complete(randomUUID(), true)).status).toBe(404);
  });
});

describe('the next tree', () => {
  it('is the next topic’s in the order of the list, then the first one’s, and none when all are done', async () => {
    await closeAll();
    // The list shows the newest first.
    const third = await plantTree();
    const second = await plantCorrection();
    const first = await plantTree();
    const afterSecond = await complete(second.treeId, true);
    expect(afterSecond.body.next?.treeId).toBe(third.baseTreeId);

    const last = await startCorrection(owner, third.baseTreeId);
    expect((await getTreePage(owner, second.treeId)).next?.treeId).toBe(last.treeId);
    expect((await complete(last.treeId, true)).body.next?.treeId).toBe(first.baseTreeId);

    const wrapped = await startCorrection(owner, first.baseTreeId);
    expect((await complete(wrapped.treeId, true)).body.next).toBeNull();
  });

  it('is not the sample, until the person has begun it', async () => {
    await closeAll();
    const sampleTreeId = await inTransaction(async (on) => {
      const topic = await insertTopic(on, { title: 'Sample', ownerId: owner.id, sample: true });
      const tree = { topicId: topic.id, kind: 'GENERATED', studyRevision: 1 } as const;
      return insertTree(on, tree, { categories: [], assignments: [], judgements: [] });
    });
    const { treeId } = await plantCorrection();
    expect((await complete(treeId, true)).body.next).toBeNull();
    const begun = await startCorrection(owner, sampleTreeId);
    expect((await getTreePage(owner, treeId)).next).toEqual({
      treeId: begun.treeId,
      topicTitle: 'Sample',
    });
  });
});

/** Archives what earlier tests have left open. */
async function closeAll(): Promise<void> {
  const { items } = await ask<{ items: { id: string }[] }>(200, 'GET', '/api/topics?limit=500');
  for (const { id } of items) await ask(204, 'DELETE', `/api/topics/${id}`);
}

it('a correction is not opened again once a final tree of its tree is complete', async () => {
  const { treeId, baseTreeId, topicId } = await plantCorrection();
  await complete(treeId, true);
  const finalTree = { topicId, kind: 'FINAL', studyRevision: 1 } as const;
  const finalId = await inTransaction((on) => insertCopy(on, finalTree, baseTreeId));
  expect((await reopen(treeId)).status).toBe(204);
  await complete(treeId, true);
  const settle = (completedAt: Date | null) =>
    inTransaction((on) => updateCompletion(on, finalId, { completedAt, restUntouched: false }));
  await settle(new Date());
  expect((await reopen(treeId)).status).toBe(409);
  await settle(null);
  expect((await reopen(treeId)).status).toBe(204);
});
