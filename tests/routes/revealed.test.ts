import { describe, expect, it } from 'vitest';

import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { loadGiven } from '@/lib/db/tasks';
import { getTreePage } from '@/lib/services/get-tree-page';

import { addMember, admin, type Member, useAccounts } from '../support/accounts';
import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { plantTree } from '../support/http-trees';
import { adjudicate, answer, correct, handOut, tasksOf } from '../support/work';

useDatabase();
useAccounts();

const reveal = (who: Member, treeId: string, status = 204) =>
  ask(status, 'POST', `/api/trees/${treeId}/reveal`, who);

/** Of the answers in a log, in order. */
async function exposures(who: Member, treeId: string) {
  const path = `/api/trees/${treeId}/feedback?limit=500`;
  const { items } = await ask<{ items: FeedbackRecord[] }>(200, 'GET', path, who);
  return items.map(({ exposure }) => exposure);
}

async function pageOf({ id }: Member, treeId: string) {
  const given = await loadGiven(database(), id);
  const actor: Actor = { id, name: 'Somebody', role: 'annotator', given };
  return getTreePage(actor, treeId);
}

/** A tree that these people have to correct, blind, with their corrections. */
async function blindWork(...names: string[]) {
  const ada = await admin();
  const planted = await plantTree();
  const people: Member[] = [];
  for (const name of names) people.push(await addMember(ada, 'annotator', name));
  const annotatorIds = people.map(({ id }) => id);
  const asked = { treeIds: [planted.baseTreeId], annotatorIds, perTree: names.length };
  await handOut(ada, { ...asked, blind: true });
  const corrections: string[] = [];
  for (const person of people) corrections.push(await correct(person, planted.baseTreeId));
  return { ...planted, ada, people, corrections };
}

const [ann, abe] = [0, 1] as const;

describe('what a blind task hides', () => {
  it('is hidden until its annotator asks for it, and seen in all that they answer from then on', async () => {
    const { study, people, corrections, baseTreeId } = await blindWork('Ann', 'Abe');
    const [mine = '', theirs = ''] = corrections;
    const [one, other] = [people[ann], people[abe]];
    if (!one || !other) throw new Error('Two were invited.');
    await answer(one, mine, [study('s0'), 'reminders'], 4);
    expect((await pageOf(one, mine)).task).toMatchObject({ blind: true, revealed: false });

    await reveal(one, mine);
    await reveal(one, mine);
    expect((await pageOf(one, mine)).task).toMatchObject({ blind: true, revealed: true });
    expect((await pageOf(one, baseTreeId)).task).toMatchObject({ revealed: true });
    await answer(one, mine, [study('s1'), 'reminders'], 4);
    expect(await exposures(one, mine)).toEqual(['hidden', 'shown']);

    await answer(other, theirs, [study('s1'), 'reminders'], 4);
    expect(await exposures(other, theirs)).toEqual(['hidden']);
    expect((await pageOf(other, theirs)).task).toMatchObject({ revealed: false });
  });

  it('has been seen for good, also when the task is given again', async () => {
    const { ada, people, corrections, baseTreeId, study } = await blindWork('Eve');
    const [eve] = people;
    const [treeId = ''] = corrections;
    if (!eve) throw new Error('One was invited.');
    await reveal(eve, baseTreeId);
    const [task] = await tasksOf(eve);
    await ask(204, 'DELETE', `/api/tasks/${task?.id}`, ada);
    await handOut(ada, { treeIds: [baseTreeId], annotatorIds: [eve.id], blind: true });
    expect((await pageOf(eve, treeId)).task).toMatchObject({ blind: true, revealed: true });
    await answer(eve, treeId, [study('s0'), 'reminders'], 4);
    expect(await exposures(eve, treeId)).toEqual(['shown']);
  });

  it('is nothing where the task is not blind, or the tree is adjudicated', async () => {
    const { ada, people, corrections, baseTreeId, topicId } = await blindWork('Dan');
    const [dan] = people;
    const [treeId = ''] = corrections;
    if (!dan) throw new Error('One was invited.');
    const open = await plantTree();
    await handOut(ada, { treeIds: [open.baseTreeId], annotatorIds: [dan.id] });
    await reveal(dan, open.baseTreeId, 409);
    await adjudicate(topicId, baseTreeId);
    await reveal(dan, treeId, 409);
    expect((await pageOf(dan, treeId)).task).toMatchObject({ blind: false, revealed: false });
  });
});
