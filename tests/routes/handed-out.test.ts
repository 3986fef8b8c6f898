import { expect, it } from 'vitest';

import type { Completed } from '@/lib/api/tree-contract';
import { database, inTransaction } from '@/lib/db/client';
import { notify } from '@/lib/db/notifications';

import { addMember, admin, type Member, useAccounts } from '../support/accounts';
import { useDatabase } from '../support/database';
import { ask, send } from '../support/http';
import { plantTree } from '../support/http-trees';
import { tasksOf } from '../support/work';

useDatabase();
useAccounts();

async function give(treeId: string, { id }: Member): Promise<void> {
  const { headers } = await admin();
  const json = { annotatorIds: [id] };
  await ask(201, 'POST', `/api/trees/${treeId}/tasks`, { headers, json });
}

async function correct(treeId: string, who: Member): Promise<string> {
  const path = `/api/trees/${treeId}/corrections`;
  return (await ask<{ treeId: string }>(201, 'POST', path, who)).treeId;
}

it('an annotator goes through the trees they were given, and through no others', async () => {
  const ann = await addMember(await admin(), 'annotator', 'Ann');
  const trees = [await plantTree(), await plantTree()];
  await plantTree();
  for (const { baseTreeId } of trees) await give(baseTreeId, ann);
  expect((await tasksOf(ann)).map((task) => task.treeId)).toEqual(
    trees.map((tree) => tree.baseTreeId),
  );

  const complete = async (treeId: string) =>
    ask<Completed>(200, 'POST', `/api/trees/${treeId}/complete`, {
      ...ann,
      json: { restUntouched: true },
    });
  const first = await complete(await correct(trees[0]?.baseTreeId ?? '', ann));
  expect(first.next?.treeId).toBe(trees[1]?.baseTreeId);
  const second = await complete(await correct(trees[1]?.baseTreeId ?? '', ann));
  expect(second.next).toBeNull();
  expect((await tasksOf(ann)).every((task) => task.completedAt !== null)).toBe(true);
});

it('a task that is taken back hides the tree, and leaves a correction that was begun', async () => {
  const ada = await admin();
  const abe = await addMember(ada, 'annotator', 'Abe');
  const [begun, untouched] = [await plantTree(), await plantTree()];
  await give(begun.baseTreeId, abe);
  await give(untouched.baseTreeId, abe);
  const correction = await correct(begun.baseTreeId, abe);
  for (const { id } of await tasksOf(abe)) await ask(204, 'DELETE', `/api/tasks/${id}`, ada);
  expect((await send('GET', `/api/trees/${untouched.baseTreeId}`, abe)).status).toBe(404);
  await ask(200, 'GET', `/api/trees/${correction}`, abe);
});

it('a correction is not handed out, nor a tree to somebody without an account', async () => {
  const ada = await admin();
  const { baseTreeId } = await plantTree();
  const correction = await correct(baseTreeId, ada);
  const refused = (treeId: string, id: string) =>
    send('POST', `/api/trees/${treeId}/tasks`, { ...ada, json: { annotatorIds: [id] } });
  expect((await refused(correction, ada.id)).status).toBe(422);
  expect((await refused(baseTreeId, baseTreeId)).status).toBe(422);
});

it('the live events of a tree end with the session of who reads them', async () => {
  const ada = await admin();
  const eve = await addMember(ada, 'researcher', 'Eve');
  const { baseTreeId } = await plantTree();
  const treeId = await correct(baseTreeId, eve);
  const response = await send('GET', `/api/trees/${treeId}/events`, eve);
  const reader = response.body?.getReader();
  await reader?.read();
  await ask(204, 'DELETE', `/api/people/${eve.id}`, ada);
  await database().tree.update({ where: { id: treeId }, data: { version: 1 } });
  await inTransaction((on) => notify(on, { kind: 'tree', id: treeId }));
  await expect(reader?.read()).rejects.toThrow('Sign in first.');
});
