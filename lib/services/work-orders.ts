import type { ChangeWorkOrder, WorkOrder } from '@/lib/api/task-contract';
import type { Actor } from '@/lib/auth/actor';
import { recordAct } from '@/lib/db/audit';
import { database, inTransaction } from '@/lib/db/client';
import {
  deleteWorkOrder,
  getWorkOrder,
  listWorkOrders as listRows,
  updateWorkOrder,
  type WorkOrderRow,
} from '@/lib/db/work-orders';

import { requirePeopleManager } from './account-rights';

const named = ({ createdAt }: WorkOrderRow) =>
  `the work handed out on ${createdAt.toISOString().slice(0, 10)}`;

/** Newest first; 500 at most. Throws AppError 'forbidden'. */
export async function listWorkOrders(actor: Actor): Promise<WorkOrder[]> {
  requirePeopleManager(actor);
  const rows = await listRows(database());
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** For those who work on it, too. Throws AppError 'forbidden' or 'not-found'. */
export function changeWorkOrder(actor: Actor, id: string, changes: ChangeWorkOrder): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const order = await getWorkOrder(on, id);
    await updateWorkOrder(on, id, changes);
    const fields = Object.keys(changes).join(', ');
    await recordAct(on, actor.id, 'change-order', `${fields} of ${named(order)}`);
  });
}

/** With all its tasks; corrections that were begun stay their annotators'. Throws AppError 'forbidden' or 'not-found'. */
export function takeOrderBack(actor: Actor, id: string): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const order = await getWorkOrder(on, id);
    await deleteWorkOrder(on, id);
    await recordAct(on, actor.id, 'take-task', `all of ${named(order)}`);
  });
}
