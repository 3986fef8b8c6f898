/** Handed-out work, for tests over the HTTP API. */

import type { MyTasks, NewWorkOrder, Task, WorkOrderMade } from '@/lib/api/task-contract';
import { inTransaction } from '@/lib/db/client';
import { insertCopy } from '@/lib/db/tree-writes';
import { updateCompletion } from '@/lib/db/trees';

import type { Member } from './accounts';
import { ask } from './http';
import { gesture } from './http-trees';

type Asked = Partial<NewWorkOrder> & Pick<NewWorkOrder, 'treeIds'>;

export function handOut(admin: Member, asked: Asked): Promise<WorkOrderMade> {
  const json = { perTree: 1, ...asked };
  return ask<WorkOrderMade>(201, 'POST', '/api/work-orders', { headers: admin.headers, json });
}

export const workOf = ({ headers }: Member) =>
  ask<MyTasks>(200, 'GET', '/api/me/tasks', { headers });

export const tasksOf = async (who: Member): Promise<readonly Task[]> => (await workOf(who)).items;

export async function correct({ headers }: Member, treeId: string): Promise<string> {
  const path = `/api/trees/${treeId}/corrections`;
  return (await ask<{ treeId: string }>(201, 'POST', path, { headers })).treeId;
}

/** Declares the rest untouched. */
export function complete<T>({ headers }: Member, treeId: string): Promise<T> {
  const json = { restUntouched: true };
  return ask<T>(200, 'POST', `/api/trees/${treeId}/complete`, { headers, json });
}

/** One answer of the review, which took so many seconds. */
export function answer(
  { headers }: Member,
  treeId: string,
  [studyId, categoryId]: readonly [string, string],
  seconds: number,
) {
  const operation = { type: 'judge-assignment', studyId, categoryId, verdict: 'belongs' } as const;
  const gestures = [{ ...gesture(operation), view: 'review', exposure: 'hidden', seconds }];
  const json = { baseVersion: 0, gestures };
  return ask(200, 'POST', `/api/trees/${treeId}/gestures`, { headers, json });
}

/** A complete final tree of it. */
export function adjudicate(topicId: string, baseTreeId: string): Promise<string> {
  return inTransaction(async (on) => {
    const id = await insertCopy(on, { topicId, kind: 'FINAL', studyRevision: 1 }, baseTreeId);
    await updateCompletion(on, id, { completedAt: new Date(), restUntouched: false });
    return id;
  });
}
