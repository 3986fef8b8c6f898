import type { HandedOn, Task, TreeToHandOut } from '@/lib/api/task-contract';
import type { Actor } from '@/lib/auth/actor';
import { recordAct } from '@/lib/db/audit';
import { database, inTransaction, type Transaction } from '@/lib/db/client';
import { findPerson, listMembers } from '@/lib/db/people';
import {
  countUnfinished,
  deleteTask,
  freeUnfinished,
  giveUnfinished,
  listAllTasks,
  listHolders,
  listTreeTasks as listRows,
  lockTaker,
  lockTask,
  type TaskRow,
  updateAnnotator,
} from '@/lib/db/tasks';
import { getTreeRecord } from '@/lib/db/trees';
import { listTreesToHandOut as listTrees } from '@/lib/db/trees-to-hand-out';
import { deleteIfEmpty } from '@/lib/db/work-orders';
import { AppError } from '@/lib/errors';

import { requirePeopleManager } from './account-rights';
import { toTasks } from './task-state';

/** The most that are looked at together. */
const mostTasks = 2_000;

/** Everybody's tasks, what is due first; 2,000 at most. Throws AppError 'forbidden'. */
export async function listTasks(actor: Actor): Promise<Task[]> {
  requirePeopleManager(actor);
  return toTasks(await listAllTasks(database(), mostTasks));
}

/** Trees that can be handed out, newest first; 2,000 at most. Throws AppError 'forbidden'. */
export async function listTreesToHandOut(actor: Actor): Promise<TreeToHandOut[]> {
  requirePeopleManager(actor);
  return listTrees(database());
}

/** Who was given a tree. Throws AppError 'forbidden' or 'not-found'. */
export async function listTreeTasks(actor: Actor, treeId: string): Promise<Task[]> {
  requirePeopleManager(actor);
  await getTreeRecord(database(), treeId);
  return toTasks(await listRows(database(), treeId));
}

async function lock(on: Transaction, id: string): Promise<TaskRow> {
  const task = await lockTask(on, id);
  if (task === null) throw new AppError('not-found', 'There is no such task.');
  return task;
}

const ofTree = ({ topicTitle }: TaskRow) => `a tree of "${topicTitle}"`;
const holder = ({ annotator }: TaskRow) => annotator ?? 'whoever is free';

/** A correction that was begun stays its annotator's. Throws AppError 'forbidden' or 'not-found'. */
export function takeTaskBack(actor: Actor, id: string): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const task = await lock(on, id);
    await deleteTask(on, id);
    await deleteIfEmpty(on, task.orderId);
    await recordAct(on, actor.id, 'take-task', `${ofTree(task)} from ${holder(task)}`);
  });
}

/** Their name. */
async function requireMember(on: Transaction, id: string): Promise<string> {
  const [member] = await listMembers(on, [id]);
  if (member) return member.name;
  throw new AppError('invalid', 'They have no account (any more). Choose somebody else.');
}

async function requireTaker(on: Transaction, { treeId }: TaskRow, id: string): Promise<string> {
  const name = await requireMember(on, id);
  const holders = await listHolders(on, [treeId]);
  if (holders.some(({ annotatorId }) => annotatorId === id))
    throw new AppError('conflict', `${name} has this tree already.`);
  return name;
}

/**
 * Gives a task to somebody else, with null to whoever is free; a correction that was begun stays its annotator's.
 * Throws AppError 'forbidden', 'not-found', 'invalid', or 'conflict' for one who has the tree.
 */
export function giveTask(actor: Actor, id: string, annotatorId: string | null): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const task = await lock(on, id);
    if (task.annotatorId === annotatorId) return;
    const taker =
      annotatorId === null ? 'whoever is free' : await requireTaker(on, task, annotatorId);
    await updateAnnotator(on, id, annotatorId);
    await recordAct(on, actor.id, 'give-task', `${ofTree(task)} of ${holder(task)} to ${taker}`);
  });
}

/**
 * Gives all that a person has not finished to somebody else, with null to whoever is free; corrections that were begun
 * stay that person's. `left`: tasks of trees that the other has already, which stay where they are. Throws AppError
 * 'forbidden', 'not-found' for nobody, or 'invalid' for a taker without an account.
 */
export function handOn(actor: Actor, personId: string, to: string | null): Promise<HandedOn> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const person = await findPerson(on, personId);
    if (person === null) throw new AppError('not-found', 'There is no such person.');
    const taker = to === null ? 'whoever is free' : await requireMember(on, to);
    if (to !== null) await lockTaker(on, to);
    const given = await (to === null
      ? freeUnfinished(on, personId)
      : giveUnfinished(on, personId, to));
    const what = given === 1 ? 'a task' : `${given} tasks`;
    if (given > 0)
      await recordAct(on, actor.id, 'give-task', `${what} of ${person.name} to ${taker}`);
    return { given, left: await countUnfinished(on, personId) };
  });
}
