import type { AuditEntry } from '@/lib/api/account-contract';
import type { Actor } from '@/lib/auth/actor';
import { listActs } from '@/lib/db/audit';
import { database } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

import { requirePeopleManager } from './account-rights';

function beforeId(cursor: string | undefined): bigint | null {
  if (cursor === undefined) return null;
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new AppError('malformed', 'cursor: use the `next` of an earlier reply.');
}

/** What was done to people, tokens and tasks, newest first. Throws AppError 'forbidden' or 'malformed'. */
export async function listAudit(
  actor: Actor,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<{ items: AuditEntry[]; next: string | null }> {
  requirePeopleManager(actor);
  const acts = await listActs(database(), { beforeId: beforeId(cursor), limit: limit + 1 });
  const shown = acts.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, at, ...act }) => ({ id: String(id), at: at.toISOString(), ...act })),
    next: acts.length > limit && last ? String(last.id) : null,
  };
}
