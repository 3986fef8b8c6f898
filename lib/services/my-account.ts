import type { ChangePassword, Me, Session } from '@/lib/api/account-contract';
import { hashOf, isPassword } from '@/lib/auth/accounts';
import type { Actor } from '@/lib/auth/actor';
import { recordAct } from '@/lib/db/audit';
import { database, inTransaction } from '@/lib/db/client';
import { findPasswordHash, findPerson, storePassword } from '@/lib/db/people';
import { deleteSession, deleteSessions, listSessions } from '@/lib/db/sessions';
import { forgetAttempts } from '@/lib/db/sign-in-attempts';
import { AppError } from '@/lib/errors';

import { requireSignedIn } from './account-rights';
import { limitAttempts } from './limit-attempts';

/** Who asks. */
export async function getMe({ id, name, role }: Actor): Promise<Me> {
  const email = role === 'owner' ? null : ((await findPerson(database(), id))?.email ?? null);
  return { id, name, email, role };
}

/**
 * Sets another password and ends the person's other sessions. Throws AppError 'forbidden' for a token, 'invalid' when
 * the current password is not right, 'too-many' after too many tries.
 */
export async function changePassword(
  actor: Actor,
  { current, password }: ChangePassword,
  headers: Headers,
): Promise<void> {
  requireSignedIn(actor);
  const { email } = await getMe(actor);
  const attempt = await limitAttempts(email ?? '', headers);
  const stored = await findPasswordHash(database(), actor.id);
  if (stored === null || !(await isPassword(current, stored)))
    throw new AppError('invalid', 'The current password is not right.');
  await forgetAttempts(database(), attempt);
  const passwordHash = await hashOf(password);
  await inTransaction(async (on) => {
    await storePassword(on, actor.id, passwordHash);
    await deleteSessions(on, actor.id, actor.sessionId);
    await recordAct(on, actor.id, 'change-password', actor.name);
  });
}

/** The actor's own, newest first. Throws AppError 'forbidden' for a token. */
export async function listMySessions(actor: Actor): Promise<Session[]> {
  requireSignedIn(actor);
  const sessions = await listSessions(database(), actor.id);
  return sessions.map(({ id, createdAt, expiresAt, ipAddress, userAgent }) => ({
    id,
    current: id === actor.sessionId,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    address: ipAddress || null,
    browser: userAgent || null,
  }));
}

/** Throws AppError 'forbidden' for a token, 'not-found' for somebody else's session. */
export async function endMySession(actor: Actor, id: string): Promise<void> {
  requireSignedIn(actor);
  if (!(await deleteSession(database(), actor.id, id)))
    throw new AppError('not-found', 'There is no such session.');
}

/** All of the actor's but the one that asks. Throws AppError 'forbidden' for a token. */
export async function endMyOtherSessions(actor: Actor): Promise<void> {
  requireSignedIn(actor);
  await deleteSessions(database(), actor.id, actor.sessionId);
}
