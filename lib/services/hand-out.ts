import type { z } from 'zod';

import type { newWorkOrderSchema, WorkOrderMade } from '@/lib/api/task-contract';
import { mostPerTree, usualStallDays } from '@/lib/api/task-limits';
import type { Actor } from '@/lib/auth/actor';
import { recordAct } from '@/lib/db/audit';
import { inTransaction, type Transaction } from '@/lib/db/client';
import { listMembers } from '@/lib/db/people';
import { insertTasks, listHolders } from '@/lib/db/tasks';
import { listTreesByIds } from '@/lib/db/trees-to-hand-out';
import { getWorkOrder, insertWorkOrder } from '@/lib/db/work-orders';
import { AppError } from '@/lib/errors';

import { requirePeopleManager } from './account-rights';
import { dealTrees } from './deal-trees';

type Asked = z.output<typeof newWorkOrderSchema>;

async function requireTreesToCorrect(on: Transaction, ids: readonly string[]): Promise<string> {
  const trees = await listTreesByIds(on, ids);
  if (trees.length < new Set(ids).size)
    throw new AppError('not-found', 'One of these trees does not exist (any more).');
  if (trees.some((tree) => tree.kind === 'CORRECTION'))
    throw new AppError('invalid', 'A correction is somebody’s own. Hand out the tree it is of.');
  const [first] = trees;
  const more = trees.length - 1;
  return `${trees.length === 1 ? 'a tree' : 'trees'} of "${first?.topicTitle ?? ''}"${more > 0 ? ` and ${more} more` : ''}`;
}

/** Their names. */
async function requireMembers(on: Transaction, ids: readonly string[]): Promise<readonly string[]> {
  const members = await listMembers(on, ids);
  if (members.length < new Set(ids).size)
    throw new AppError('invalid', 'Somebody among them has no account (any more).');
  return members.map(({ name }) => name);
}

function requireEnough({ annotatorIds, perTree }: Asked): void {
  const people = new Set(annotatorIds).size;
  if (people === 0 || people >= perTree) return;
  throw new AppError(
    'invalid',
    `Each tree is to go to ${perTree} people, but ${people} ${people === 1 ? 'is' : 'are'} named. Name more, or hand it out to fewer.`,
  );
}

/** Writes the order and its tasks; how many these are. */
async function insertOrder(
  on: Transaction,
  actor: Actor,
  asked: Asked,
): Promise<{ id: string; tasks: number }> {
  const { treeIds, annotatorIds, perTree, guideline, blind, dueOn, stallDays } = asked;
  const what = await requireTreesToCorrect(on, treeIds);
  const names = await requireMembers(on, annotatorIds);
  const dealt = dealTrees({ ...asked, holders: await listHolders(on, treeIds) });
  if (dealt.length === 0)
    throw new AppError('conflict', 'Everybody who is named has what is handed out already.');
  const order = { guideline, blind, dueOn, stallDays, createdById: actor.id };
  const id = await insertWorkOrder(on, { ...order, perTree: Math.min(perTree, mostPerTree) });
  const tasks = await insertTasks(on, id, dealt);
  const to = names.length === 0 ? 'whoever is free' : names.join(', ');
  await recordAct(on, actor.id, 'give-task', `${what} to ${to}`);
  return { id, tasks };
}

/**
 * Hands out trees: a task for each tree and person, or so many for whoever is free. Handing out a tree again adds
 * tasks; who has it already keeps what they have. Throws AppError 'forbidden', 'not-found', 'invalid', or 'conflict'
 * when those who are named have all of it.
 */
export function handOut(actor: Actor, asked: Asked): Promise<WorkOrderMade> {
  requirePeopleManager(actor);
  requireEnough(asked);
  return inTransaction(async (on) => {
    const { id, tasks } = await insertOrder(on, actor, asked);
    const { createdAt, ...made } = await getWorkOrder(on, id);
    const missing = new Set(asked.treeIds).size * asked.perTree - tasks;
    return { ...made, createdAt: createdAt.toISOString(), tasks, missing };
  });
}

/** Gives one tree to each of these people; who has it already, keeps it. Throws as `handOut`, but no 'conflict'. */
export function giveTree(
  actor: Actor,
  treeId: string,
  annotatorIds: readonly string[],
): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const have = new Set((await listHolders(on, [treeId])).map((task) => task.annotatorId));
    const others = annotatorIds.filter((id) => !have.has(id));
    if (others.length === 0) return;
    const order = { guideline: '', blind: false, dueOn: null, stallDays: usualStallDays };
    const given = { treeIds: [treeId], annotatorIds: others, perTree: others.length };
    await insertOrder(on, actor, { ...order, ...given });
  });
}
