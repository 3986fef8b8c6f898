import type { Database } from './client';

/** What is done to people, links, tokens and tasks; and what was purged. */
export type Act =
  | 'set-up'
  | 'invite'
  | 'revoke-invitation'
  | 'accept-invitation'
  | 'change-role'
  | 'remove-person'
  | 'make-reset-link'
  | 'reset-password'
  | 'change-password'
  | 'make-token'
  | 'revoke-token'
  | 'give-task'
  | 'take-task'
  | 'change-order'
  | 'purge-topic';

export interface AuditEntry {
  readonly id: bigint;
  readonly actor: string;
  readonly act: string;
  readonly about: string;
  readonly at: Date;
}

/** In the transaction of what it tells. `about` in words. */
export async function recordAct(
  on: Database,
  actorId: string,
  act: Act,
  about: string,
): Promise<void> {
  await on.auditRecord.create({ data: { actorId, act, about }, select: { id: true } });
}

/** Newest first, those before `beforeId`; of one kind when `act` says so. */
export async function listActs(
  on: Database,
  {
    beforeId,
    limit,
    act,
  }: { readonly beforeId: bigint | null; readonly limit: number; readonly act?: Act },
): Promise<AuditEntry[]> {
  const rows = await on.auditRecord.findMany({
    where: { act, ...(beforeId !== null && { id: { lt: beforeId } }) },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, act: true, about: true, at: true, actor: { select: { name: true } } },
  });
  return rows.map(({ actor, ...row }) => ({ ...row, actor: actor.name }));
}
