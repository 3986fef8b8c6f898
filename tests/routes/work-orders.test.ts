import { describe, expect, it } from 'vitest';

import type { AuditEntry } from '@/lib/api/account-contract';
import type { HandedOn, Task, TreeToHandOut, WorkOrder } from '@/lib/api/task-contract';
import type { Topic } from '@/lib/api/topic-contract';
import type { Completed } from '@/lib/api/tree-contract';

import { addMember, admin, type Member, useAccounts } from '../support/accounts';
import { useDatabase } from '../support/database';
import { ask, send } from '../support/http';
import { plantTree } from '../support/http-trees';
import { answer, complete, correct, handOut, tasksOf, workOf } from '../support/work';

useDatabase();
useAccounts();

let people = 0;

/** Somebody new. */
async function annotator(): Promise<Member> {
  people += 1;
  return addMember(await admin(), 'annotator', `Annotator${people}`);
}

async function plant(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await plantTree()).baseTreeId);
  return ids;
}

const take = (who: Member) => send('POST', '/api/me/tasks', { headers: who.headers });

/** Takes until nothing is free, beginning each tree so that the next one can be taken. */
async function takeAll(who: Member): Promise<readonly Task[]> {
  const taken: Task[] = [];
  for (;;) {
    const response = await take(who);
    if (response.status === 409) return taken;
    const task: Task = await response.json();
    taken.push(task);
    await correct(who, task.treeId);
  }
}

describe('work for whoever is free', () => {
  it('is taken by several at once, nobody’s task by two, no tree twice by one', async () => {
    const ada = await admin();
    const treeIds = await plant(4);
    await handOut(ada, { treeIds, perTree: 2 });
    const team = [await annotator(), await annotator(), await annotator()];
    const taken = await Promise.all(team.map(takeAll));
    const tasks = taken.flat();
    expect(new Set(tasks.map((task) => task.id)).size).toBe(8);
    expect(tasks).toHaveLength(8);
    for (const mine of taken)
      expect(new Set(mine.map((task) => task.treeId)).size).toBe(mine.length);
  });

  it('is taken one by one: asking again, even at once, gives the tree that is not begun', async () => {
    const ada = await admin();
    await handOut(ada, { treeIds: await plant(3) });
    const ann = await annotator();
    expect((await workOf(ann)).free).toBe(3);
    const replies = await Promise.all([take(ann), take(ann), take(ann)]);
    const tasks: Task[] = await Promise.all(replies.map((reply) => reply.json()));
    expect(new Set(tasks.map((task) => task.id)).size).toBe(1);
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 200, 201]);
    expect((await workOf(ann)).free).toBe(2);

    const path = `/api/me/tasks/${tasks[0]?.id}`;
    await ask(204, 'DELETE', path, { headers: ann.headers });
    expect((await workOf(ann)).free).toBe(3);
    expect(await tasksOf(ann)).toEqual([]);
    await takeAll(await annotator());
  });

  it('is given back only before it is begun, and not when it was given by name', async () => {
    const ada = await admin();
    const ann = await annotator();
    await handOut(ada, { treeIds: await plant(1), annotatorIds: [ann.id] });
    await handOut(ada, { treeIds: await plant(1) });
    await takeAll(ann);
    const tasks = await tasksOf(ann);
    expect(tasks.map((task) => task.open).toSorted()).toEqual([false, true]);
    for (const { id } of tasks)
      await ask(409, 'DELETE', `/api/me/tasks/${id}`, { headers: ann.headers });
  });

  it('can be read only once it is taken', async () => {
    const ada = await admin();
    const ann = await annotator();
    const [treeId = ''] = await plant(1);
    await handOut(ada, { treeIds: [treeId] });
    const path = `/api/trees/${treeId}`;
    await ask(404, 'GET', path, ann);
    await take(ann);
    await ask(200, 'GET', path, ann);
  });
});

describe('work for people by name', () => {
  it('is dealt among them, and handed out again it adds to what there is', async () => {
    const ada = await admin();
    const [ann, abe, eve] = [await annotator(), await annotator(), await annotator()];
    const treeIds = await plant(3);
    const annotatorIds = [ann.id, abe.id, eve.id];
    const first = await handOut(ada, { treeIds, perTree: 2, annotatorIds });
    expect(first).toMatchObject({ tasks: 6, missing: 0 });
    const have = async () =>
      Promise.all([ann, abe, eve].map(async (who) => (await tasksOf(who)).length));
    expect(await have()).toEqual([2, 2, 2]);

    const again = await handOut(ada, { treeIds, perTree: 2, annotatorIds });
    expect(again).toMatchObject({ tasks: 3, missing: 3 });
    expect(await have()).toEqual([3, 3, 3]);
    const json = { treeIds, perTree: 1, annotatorIds };
    await ask(409, 'POST', '/api/work-orders', { headers: ada.headers, json });
  });

  it('needs as many people as each tree is to go to, five at most', async () => {
    const { headers, id } = await admin();
    const treeIds = await plant(1);
    const refused = (json: object) =>
      send('POST', '/api/work-orders', { headers, json: { treeIds, ...json } });
    expect((await refused({ perTree: 2, annotatorIds: [id] })).status).toBe(422);
    expect((await refused({ perTree: 6 })).status).toBe(400);
    expect((await refused({ perTree: 1, guideline: 'x'.repeat(50_001) })).status).toBe(400);
    expect((await refused({ perTree: 1, dueOn: '2026-02-30' })).status).toBe(400);
  });

  it('is done in the order in which it is due, which the admin may change', async () => {
    const ada = await admin();
    const ann = await annotator();
    const [late = '', soon = '', whenever = ''] = await plant(3);
    const give = (treeId: string, dueOn: string | null) =>
      handOut(ada, { treeIds: [treeId], annotatorIds: [ann.id], dueOn });
    const order = await give(late, '2027-03-01');
    await give(whenever, null);
    await give(soon, '2027-01-01');
    const order1 = (await tasksOf(ann)).map((task) => task.treeId);
    expect(order1).toEqual([soon, late, whenever]);

    const correction = await correct(ann, soon);
    const { next } = await complete<Completed>(ann, correction);
    expect(next?.treeId).toBe(late);

    const json = { dueOn: null, guideline: '# Read this' };
    const path = `/api/work-orders/${order.id}`;
    await ask(204, 'PATCH', path, { headers: ada.headers, json });
    const changed = (await tasksOf(ann)).find((task) => task.treeId === late);
    expect(changed?.dueOn).toBeNull();
    const { items } = await ask<{ items: WorkOrder[] }>(200, 'GET', '/api/work-orders', ada);
    expect(items.find((each) => each.id === order.id)?.guideline).toBe('# Read this');
  });

  it('goes to somebody else, or to whoever is free, and a correction stays whose it is', async () => {
    const ada = await admin();
    const [ann, abe] = [await annotator(), await annotator()];
    const [treeId = ''] = await plant(1);
    await handOut(ada, { treeIds: [treeId], annotatorIds: [ann.id] });
    const correction = await correct(ann, treeId);
    const [task] = await tasksOf(ann);
    const give = (annotatorId: string | null, status: number) =>
      ask(status, 'PATCH', `/api/tasks/${task?.id}`, {
        headers: ada.headers,
        json: { annotatorId },
      });
    await give(abe.id, 204);
    expect(await tasksOf(ann)).toEqual([]);
    expect(await tasksOf(abe)).toMatchObject([{ treeId, correctionId: null }]);
    await ask(200, 'GET', `/api/trees/${correction}`, ann);
    await give(null, 204);
    expect(await tasksOf(abe)).toEqual([]);
    await handOut(ada, { treeIds: [treeId], annotatorIds: [abe.id] });
    await give(abe.id, 409);
    expect((await takeAll(ann)).map((each) => each.treeId)).toEqual([]);
  });

  it('is taken back as a whole, and on record', async () => {
    const ada = await admin();
    const ann = await annotator();
    const { id } = await handOut(ada, { treeIds: await plant(2), annotatorIds: [ann.id] });
    await ask(204, 'DELETE', `/api/work-orders/${id}`, { headers: ada.headers });
    expect(await tasksOf(ann)).toEqual([]);
    const { items } = await ask<{ items: AuditEntry[] }>(200, 'GET', '/api/audit', ada);
    expect(items.slice(0, 2).map((entry) => entry.act)).toEqual(['take-task', 'give-task']);
  });
});

describe('who is where', () => {
  it('is seen by how much is reviewed, the seconds of answers, and the end', async () => {
    const ada = await admin();
    const ann = await annotator();
    const { baseTreeId, study } = await plantTree();
    await handOut(ada, { treeIds: [baseTreeId], annotatorIds: [ann.id] });
    const state = async () => {
      const { items } = await ask<{ items: Task[] }>(200, 'GET', '/api/tasks', ada);
      return items.find((task) => task.treeId === baseTreeId);
    };
    expect(await state()).toMatchObject({ correctionId: null, progress: null, seconds: 0 });

    const correction = await correct(ann, baseTreeId);
    const before = (await state())?.progress;
    expect(before).toEqual({ done: 0, total: expect.any(Number) });
    await answer(ann, correction, [study('s0'), 'reminders'], 4);
    await answer(ann, correction, [study('s1'), 'reminders'], 2.5);
    expect(await state()).toMatchObject({
      annotator: ann.name,
      progress: { done: 2, total: before?.total },
      decisions: 2,
      seconds: 6.5,
      completedAt: null,
    });
    await complete(ann, correction);
    expect((await state())?.completedAt).not.toBeNull();
    expect(await tasksOf(ann)).toMatchObject([{ decisions: 2, progress: { done: 2 } }]);
  });
});

describe('an empty tree of a topic', () => {
  it('is made once, handed out, and filled by whoever works from scratch', async () => {
    const ada = await admin();
    const ann = await annotator();
    const { topicId } = await plantTree();
    const path = `/api/topics/${topicId}/empty-tree`;
    const { treeId } = await ask<{ treeId: string }>(201, 'POST', path, ada);
    expect(await ask(200, 'POST', path, ada)).toEqual({ treeId });
    const topic = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`, ada);
    expect(topic.trees.find((tree) => tree.id === treeId)).toMatchObject({
      kind: 'IMPORTED',
      categories: 0,
    });
    await handOut(ada, { treeIds: [treeId], annotatorIds: [ann.id] });
    const correction = await correct(ann, treeId);
    const operation = { type: 'add-category', id: crypto.randomUUID(), parentId: null, index: 0 };
    const gestures = [{ id: crypto.randomUUID(), operations: [{ ...operation, name: 'Mine' }] }];
    await ask(200, 'POST', `/api/trees/${correction}/gestures`, {
      headers: ann.headers,
      json: { baseVersion: 0, gestures },
    });
    expect(await tasksOf(ann)).toMatchObject([{ treeKind: 'IMPORTED', correctionId: correction }]);
  });
});

it('trees to hand out are listed with what has been done and handed out', async () => {
  const { listTreesToHandOut } = await import('@/lib/services/tasks');
  const ada = await admin();
  const ann = await annotator();
  const [treeId = ''] = await plant(1);
  await handOut(ada, { treeIds: [treeId], perTree: 2 });
  await complete(ada, await correct(ada, treeId));
  const actor = { ...ada, role: 'admin', via: 'session' } as const;
  const found = (await listTreesToHandOut(actor)).find((tree) => tree.id === treeId);
  expect(found).toMatchObject<Partial<TreeToHandOut>>({
    ...{ kind: 'GENERATED', madeBy: null, studies: 6, categories: 4 },
    ...{ corrections: 1, complete: 1, tasks: 2 },
  });
  await takeAll(ann);
});

describe('the days until a task is stalled', () => {
  it('are three unless the order says otherwise, and can be changed', async () => {
    const ada = await admin();
    const ann = await annotator();
    const [first = '', second = ''] = await plant(2);
    const usual = await handOut(ada, { treeIds: [first], annotatorIds: [ann.id] });
    expect(usual.stallDays).toBe(3);
    await handOut(ada, { treeIds: [second], annotatorIds: [ann.id], stallDays: 10 });
    const days = async () => (await tasksOf(ann)).map((task) => task.stallDays).toSorted();
    expect(await days()).toEqual([10, 3]);
    const path = `/api/work-orders/${usual.id}`;
    await ask(204, 'PATCH', path, { ...ada, json: { stallDays: 5 } });
    expect(await days()).toEqual([10, 5]);
    await ask(400, 'PATCH', path, { ...ada, json: { stallDays: 0 } });
  });
});

describe('the work of somebody who is removed', () => {
  const allTasks = async (who: Member, treeIds: readonly string[]) =>
    (await ask<{ items: Task[] }>(200, 'GET', '/api/tasks', who)).items.filter((task) =>
      treeIds.includes(task.treeId),
    );
  const handOn = (who: Member, personId: string, annotatorId: string | null) =>
    ask<HandedOn>(200, 'POST', `/api/people/${personId}/hand-on`, {
      ...who,
      json: { annotatorId },
    });

  it('is free again where they took it and did not finish, begun or not', async () => {
    const ada = await admin();
    await takeAll(await annotator());
    const ann = await annotator();
    const treeIds = await plant(3);
    await handOut(ada, { treeIds });
    const [first, second] = await takeAll(ann);
    const correctionId = (await allTasks(ada, [second?.treeId ?? '']))[0]?.correctionId;
    const done = (await allTasks(ada, [first?.treeId ?? '']))[0]?.correctionId ?? '';
    await complete(ann, done);
    await ask(204, 'DELETE', `/api/people/${ann.id}`, ada);
    const tasks = await allTasks(ada, treeIds);
    expect(tasks.filter((task) => task.annotatorId === null)).toHaveLength(2);
    expect(tasks.find((task) => task.annotatorId === ann.id)?.treeId).toBe(first?.treeId);
    await ask(200, 'GET', `/api/trees/${correctionId}`, ada);
    const abe = await annotator();
    expect((await workOf(abe)).free).toBe(2);
    expect(await takeAll(abe)).toHaveLength(2);
  });

  it('stays with them where it was given by name, until it is handed on to one who lacks it', async () => {
    const ada = await admin();
    await takeAll(await annotator());
    const [ann, abe] = [await annotator(), await annotator()];
    const treeIds = await plant(3);
    await handOut(ada, { treeIds, annotatorIds: [ann.id] });
    await handOut(ada, { treeIds: treeIds.slice(0, 1), annotatorIds: [abe.id] });
    await complete(ann, await correct(ann, treeIds[2] ?? ''));
    await ask(204, 'DELETE', `/api/people/${ann.id}`, ada);
    const holders = async () =>
      (await allTasks(ada, treeIds)).map((task) => task.annotatorId).toSorted();
    expect(await holders()).toEqual([abe.id, ann.id, ann.id, ann.id].toSorted());
    expect(await handOn(ada, ann.id, abe.id)).toEqual({ given: 1, left: 1 });
    expect(await holders()).toEqual([abe.id, abe.id, ann.id, ann.id].toSorted());
    expect(await handOn(ada, ann.id, null)).toEqual({ given: 1, left: 0 });
    const finished = (await allTasks(ada, treeIds)).filter((task) => task.annotatorId === ann.id);
    expect(finished.map((task) => task.treeId)).toEqual([treeIds[2]]);
    expect((await workOf(await annotator())).free).toBe(1);
  });

  it('is not handed on to one who was removed', async () => {
    const ada = await admin();
    const [ann, abe] = [await annotator(), await annotator()];
    await ask(204, 'DELETE', `/api/people/${abe.id}`, ada);
    const json = { annotatorId: abe.id };
    await ask(422, 'POST', `/api/people/${ann.id}/hand-on`, { ...ada, json });
  });
});
