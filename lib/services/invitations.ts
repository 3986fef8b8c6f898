import type { z } from 'zod';

import type {
  Invitation,
  InvitationMade,
  newInvitationSchema,
  SetUp,
} from '@/lib/api/account-contract';
import { hashOf } from '@/lib/auth/accounts';
import type { Actor, Role } from '@/lib/auth/actor';
import { hashToken } from '@/lib/auth/secret-token';
import {
  type AccessLinkRecord,
  consumeLink,
  insertAccessLink,
  listOpenLinks,
  revokeLinks,
} from '@/lib/db/access-links';
import { recordAct } from '@/lib/db/audit';
import { database, inTransaction, type Transaction } from '@/lib/db/client';
import { findPersonByEmail, storePerson } from '@/lib/db/people';
import { AppError } from '@/lib/errors';

import { makeLink } from './access-link';
import { requireAccounts, requirePeopleManager } from './account-rights';
import { type SignedInPerson, signIn } from './sign-in';

function toInvitation(link: AccessLinkRecord): Invitation {
  const { id, role, email } = link;
  if (role === null) throw new Error(`invitation ${id} has no role`);
  const [createdAt, expiresAt] = [link.createdAt.toISOString(), link.expiresAt.toISOString()];
  return { id, role, email, createdAt, expiresAt };
}

const alreadyHere = (email: string) => new AppError('conflict', `${email} has an account already.`);

async function requireNotHere(on: Transaction, email: string): Promise<void> {
  const person = await findPersonByEmail(on, email);
  if (person !== null && person.removedAt === null) throw alreadyHere(email);
}

/** A link that makes one account. Throws AppError 'forbidden', or 'conflict' for an address that has one. */
export function invite(
  actor: Actor,
  { role, email: given, days }: z.output<typeof newInvitationSchema>,
): Promise<InvitationMade> {
  requirePeopleManager(actor);
  const email = given ?? null;
  return inTransaction(async (on) => {
    if (email !== null) await requireNotHere(on, email);
    const { row, url } = makeLink('invitation', days * 24);
    const link = await insertAccessLink(on, { ...row, email, role });
    await recordAct(on, actor.id, 'invite', `${email ?? 'whoever has the link'} as ${role}`);
    return { ...toInvitation(link), url };
  });
}

/** Those that can be accepted still, newest first. Throws AppError 'forbidden'. */
export async function listInvitations(actor: Actor): Promise<Invitation[]> {
  requirePeopleManager(actor);
  return (await listOpenLinks(database(), 'invitation')).map(toInvitation);
}

/** Throws AppError 'forbidden', or 'not-found' for one that cannot be accepted any more. */
export function revokeInvitation(actor: Actor, id: string): Promise<void> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const [link] = await revokeLinks(on, { kind: 'invitation', id });
    if (link === undefined) throw new AppError('not-found', 'There is no such open invitation.');
    const whom = link.email ?? 'whoever has the link';
    await recordAct(on, actor.id, 'revoke-invitation', `${whom} as ${link.role}`);
  });
}

/** Somebody removed comes back as who they were, but only by an invitation to their own address. */
async function findReturning(
  on: Transaction,
  email: string,
  invited: string | null,
): Promise<string | undefined> {
  const person = await findPersonByEmail(on, email);
  if (person === null) return undefined;
  if (person.removedAt === null || invited === null) throw alreadyHere(email);
  return person.id;
}

async function becomePerson(
  on: Transaction,
  { token, name, email: given }: SetUp,
  passwordHash: string,
): Promise<string> {
  const link = await consumeLink(on, 'invitation', hashToken(token));
  const email = link.email ?? given;
  const role: Role = toInvitation(link).role;
  const returning = await findReturning(on, email, link.email);
  const id = await storePerson(on, { name, email, role, passwordHash }, returning);
  await recordAct(on, id, 'accept-invitation', `${name} (${email}) as ${role}`);
  return email;
}

/**
 * Makes the account that a link invites to, under the link's own address where it has one, and signs it in.
 * Throws AppError 'not-found' for a link that does not hold, 'conflict' for an address that has an account.
 */
export async function acceptInvitation(accepted: SetUp, headers: Headers): Promise<SignedInPerson> {
  requireAccounts();
  const passwordHash = await hashOf(accepted.password);
  const email = await inTransaction((on) => becomePerson(on, accepted, passwordHash));
  return signIn({ email, password: accepted.password }, headers);
}
