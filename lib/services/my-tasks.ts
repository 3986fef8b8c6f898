import type { MyTasks, Task } from '@/lib/api/task-contract';
import type { Actor } from '@/lib/auth/actor';
import { database, inTransaction } from '@/lib/db/client';
import {
  countFreeTrees,
  findTask,
  listTasksOf,
  lockTaker,
  lockTask,
  type TaskRow,
  takeFreeTask,
  updateAnnotator,
} from '@/lib/db/tasks';
import { AppError } from '@/lib/errors';

import { requireAccounts } from './account-rights';
import { toTasks } from './task-state';

/** What the actor was given to correct, what is due first; nothing in local mode. */
export async function listMyTasks(actor: Actor): Promise<MyTasks> {
  if (actor.role === 'owner') return { items: [], free: 0 };
  const [rows, free] = await Promise.all([
    listTasksOf(database(), actor.id),
    countFreeTrees(database(), actor.id),
  ]);
  return { items: await toTasks(rows), free };
}

const isTakenOnly = ({ open, correctionId }: TaskRow) => open && correctionId === null;

/**
 * The first tree that is for whoever is free becomes the actor's; the one they took and have not begun comes first, so
 * that nobody keeps more than one from others. Throws AppError 'not-found' in local mode, 'conflict' when none is free.
 */
export async function takeNextTask(actor: Actor): Promise<{ task: Task; taken: boolean }> {
  requireAccounts();
  const { row, taken } = await inTransaction(async (on) => {
    await lockTaker(on, actor.id);
    const waiting = (await listTasksOf(on, actor.id)).find(isTakenOnly);
    if (waiting) return { row: waiting, taken: false };
    const id = await takeFreeTask(on, actor.id);
    return { row: id === null ? null : await findTask(on, id), taken: true };
  });
  if (row === null) throw new AppError('conflict', 'No more trees are free. Others were faster.');
  const [task] = await toTasks([row]);
  if (task === undefined) throw new Error(`Task ${row.id} has no state.`);
  return { task, taken };
}

/** Throws AppError 'not-found', or 'conflict' for a task that was given by name, or begun. */
export function giveBackTask(actor: Actor, id: string): Promise<void> {
  requireAccounts();
  return inTransaction(async (on) => {
    const task = await lockTask(on, id);
    if (task === null || task.annotatorId !== actor.id)
      throw new AppError('not-found', 'There is no such task.');
    if (!isTakenOnly(task))
      throw new AppError(
        'conflict',
        task.open
          ? 'You have begun this tree. Ask an administrator to give it to somebody else.'
          : 'This tree was given to you. Ask an administrator to give it to somebody else.',
      );
    await updateAnnotator(on, id, null);
  });
}
