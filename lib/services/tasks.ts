import type { MyTask, Task } from '@/lib/api/account-contract';
import type { Actor } from '@/lib/auth/actor';
import { recordAct } from '@/lib/db/audit';
import { database, inTransaction, type Transaction } from '@/lib/db/client';
import { listMembers } from '@/lib/db/people';
import { deleteTask, insertTasks, listTreeTasks as listRows, listTasksOf } from '@/lib/db/tasks';
import { getTopicRecord } from '@/lib/db/topics';
import { getTreeRecord } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';

import { requirePeopleManager } from './account-rights';

async function requireTreeToCorrect(on: Transaction, treeId: string): Promise<string> {
  const tree = await getTreeRecord(on, treeId);
  if (tree.kind === 'CORRECTION')
    throw new AppError('invalid', 'A correction is somebody’s own. Hand out the tree it is of.');
  return (await getTopicRecord(on, tree.topicId)).title;
}

/** Their names. */
async function requireMembers(on: Transaction, ids: readonly string[]): Promise<readonly string[]> {
  const members = await listMembers(on, ids);
  if (members.length < new Set(ids).size)
    throw new AppError('invalid', 'Somebody among them has no account (any more).');
  return members.map(({ name }) => name);
}

/** Gives a tree to people to correct; who has it already, keeps it. Throws AppError 'forbidden', 'not-found' or 'invalid'. */
export function giveTree(
  actor: Actor,
  treeId: string,
  annotatorIds: readonly string[],
): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const title = await requireTreeToCorrect(on, treeId);
    const names = (await requireMembers(on, annotatorIds)).join(', ');
    const given = await insertTasks(on, treeId, annotatorIds, actor.id);
    if (given > 0) await recordAct(on, actor.id, 'give-task', `a tree of "${title}" to ${names}`);
  });
}

/** Who was given a tree, oldest first. Throws AppError 'forbidden' or 'not-found'. */
export async function listTreeTasks(actor: Actor, treeId: string): Promise<Task[]> {
  requirePeopleManager(actor);
  await getTreeRecord(database(), treeId);
  const tasks = await listRows(database(), treeId);
  return tasks.map((task) => ({ ...task, createdAt: task.createdAt.toISOString() }));
}

/** A correction that was begun stays its annotator's. Throws AppError 'forbidden' or 'not-found'. */
export function takeTaskBack(actor: Actor, id: string): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const task = await deleteTask(on, id);
    if (task === null) throw new AppError('not-found', 'There is no such task.');
    const about = `a tree of "${task.tree.topic.title}" from ${task.annotator.name}`;
    await recordAct(on, actor.id, 'take-task', about);
  });
}

/** What the actor was given to correct, oldest first; nothing in local mode. */
export async function listMyTasks(actor: Actor): Promise<MyTask[]> {
  const tasks = await listTasksOf(database(), actor.id);
  return tasks.map(({ correction, createdAt, ...task }) => ({
    ...task,
    createdAt: createdAt.toISOString(),
    correctionId: correction?.id ?? null,
    completedAt: correction?.completedAt?.toISOString() ?? null,
  }));
}
