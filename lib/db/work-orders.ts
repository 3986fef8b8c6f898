import { AppError } from '@/lib/errors';

import type { Database, Transaction } from './client';
import type { Prisma } from './generated/client';

export interface WorkOrderRow {
  readonly id: string;
  readonly guideline: string;
  readonly blind: boolean;
  /** A day, as 2026-11-30. */
  readonly dueOn: string | null;
  readonly stallDays: number;
  readonly perTree: number;
  readonly createdAt: Date;
  readonly createdBy: string;
}

const columns = {
  id: true,
  guideline: true,
  blind: true,
  dueOn: true,
  stallDays: true,
  perTree: true,
  createdAt: true,
  createdBy: { select: { name: true } },
} as const;

type Row = Prisma.WorkOrderGetPayload<{ select: typeof columns }>;

export const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`));

function toRow({ createdBy, dueOn, ...row }: Row): WorkOrderRow {
  return { ...row, dueOn: dayOf(dueOn), createdBy: createdBy.name };
}

/** Newest first; 500 at most. */
export async function listWorkOrders(on: Database): Promise<WorkOrderRow[]> {
  const rows = await on.workOrder.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 500,
    select: columns,
  });
  return rows.map(toRow);
}

/** Throws AppError 'not-found'. */
export async function getWorkOrder(on: Database, id: string): Promise<WorkOrderRow> {
  const row = await on.workOrder.findUnique({ where: { id }, select: columns });
  if (row === null) throw new AppError('not-found', 'There is no such work order.');
  return toRow(row);
}

export interface NewWorkOrder {
  readonly guideline: string;
  readonly blind: boolean;
  readonly dueOn: string | null;
  readonly stallDays: number;
  readonly perTree: number;
  readonly createdById: string;
}

export async function insertWorkOrder(
  on: Transaction,
  { dueOn, ...order }: NewWorkOrder,
): Promise<string> {
  const data = { ...order, dueOn: dateOf(dueOn) };
  return (await on.workOrder.create({ data, select: { id: true } })).id;
}

export async function updateWorkOrder(
  on: Transaction,
  id: string,
  { dueOn, ...changes }: Partial<Pick<NewWorkOrder, 'guideline' | 'blind' | 'dueOn' | 'stallDays'>>,
): Promise<void> {
  const data = { ...changes, ...(dueOn !== undefined && { dueOn: dateOf(dueOn) }) };
  await on.workOrder.update({ where: { id }, data, select: { id: true } });
}

/** With its tasks; corrections that were begun stay. */
export async function deleteWorkOrder(on: Transaction, id: string): Promise<void> {
  await on.workOrder.delete({ where: { id }, select: { id: true } });
}

/** Orders of which no task is left. */
export async function deleteIfEmpty(on: Transaction, id: string): Promise<void> {
  await on.workOrder.deleteMany({ where: { id, tasks: { none: {} } } });
}
