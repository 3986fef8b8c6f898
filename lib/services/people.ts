import type { Person, ResetLink } from '@/lib/api/account-contract';
import type { Actor, Role } from '@/lib/auth/actor';
import { wouldLeaveNoAdmin } from '@/lib/auth/rights';
import { insertAccessLink, revokeLinks } from '@/lib/db/access-links';
import { revokeApiTokens } from '@/lib/db/api-tokens';
import { recordAct } from '@/lib/db/audit';
import { database, inTransaction, type Transaction } from '@/lib/db/client';
import {
  countAdmins,
  listPeople as listRows,
  lockPerson,
  markRemoved,
  type PersonRecord,
  updateRole,
} from '@/lib/db/people';
import { deleteSessions } from '@/lib/db/sessions';
import { freeTakenTasks } from '@/lib/db/tasks';
import { AppError } from '@/lib/errors';

import { makeLink } from './access-link';
import { requirePeopleManager } from './account-rights';

const resetHours = 24;

const named = ({ name, email }: PersonRecord) => `${name} (${email})`;

/** Everybody with an account, also those who were removed, by name. Throws AppError 'forbidden'. */
export async function listPeople(actor: Actor): Promise<Person[]> {
  requirePeopleManager(actor);
  const people = await listRows(database());
  return people.map(({ email, createdAt, removedAt, ...person }) => ({
    ...person,
    email: email ?? '',
    createdAt: createdAt.toISOString(),
    removedAt: removedAt?.toISOString() ?? null,
  }));
}

async function lockUnlessLast(
  on: Transaction,
  id: string,
  becomes: Role | null,
): Promise<PersonRecord> {
  const person = await lockPerson(on, id);
  if (!wouldLeaveNoAdmin(person, becomes, await countAdmins(on))) return person;
  throw new AppError(
    'conflict',
    `${person.name} is the last administrator. Make somebody else one first.`,
  );
}

/** Throws AppError 'forbidden', 'not-found', or 'conflict' for the last administrator. */
export function changeRole(actor: Actor, id: string, role: Role): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const person = await lockUnlessLast(on, id, role);
    if (person.role === role) return;
    await updateRole(on, id, role);
    await recordAct(on, actor.id, 'change-role', `${named(person)} from ${person.role} to ${role}`);
  });
}

/**
 * Ends their sessions, tokens and links; their work stays, under their name. What they had taken of the work for whoever
 * is free, and not finished, is free again; tasks that were given to them by name wait to be handed on. Throws as
 * `changeRole`.
 */
export function removePerson(actor: Actor, id: string): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const person = await lockUnlessLast(on, id, null);
    await markRemoved(on, id);
    await deleteSessions(on, id);
    await revokeApiTokens(on, id);
    await revokeLinks(on, { kind: 'reset', personId: id });
    const freed = await freeTakenTasks(on, id);
    const rest =
      freed === 0 ? '' : `, who had ${freed === 1 ? 'a tree' : `${freed} trees`} of the free work`;
    await recordAct(on, actor.id, 'remove-person', named(person) + rest);
  });
}

/** A link to a new password, in place of any before it. Throws AppError 'forbidden' or 'not-found'. */
export function makeResetLink(actor: Actor, id: string): Promise<ResetLink> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const person = await lockPerson(on, id);
    await revokeLinks(on, { kind: 'reset', personId: id });
    const { row, url } = makeLink('reset', resetHours);
    await insertAccessLink(on, { ...row, personId: id });
    await recordAct(on, actor.id, 'make-reset-link', named(person));
    return { url, expiresAt: row.expiresAt.toISOString() };
  });
}
