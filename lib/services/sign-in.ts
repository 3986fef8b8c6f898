import type { Me, SignIn } from '@/lib/api/account-contract';
import { signIn as checkPassword, signOut as endSession } from '@/lib/auth/accounts';
import { database } from '@/lib/db/client';
import { findPerson } from '@/lib/db/people';
import { forgetAttempts } from '@/lib/db/sign-in-attempts';
import { AppError } from '@/lib/errors';

import { requireAccounts } from './account-rights';
import { limitAttempts } from './limit-attempts';

export interface SignedInPerson {
  readonly me: Me;
  /** The Set-Cookie headers to answer with. */
  readonly cookies: readonly string[];
}

/**
 * Begins a session. Throws AppError 'unauthenticated' for a wrong address or password, which it does not tell apart,
 * and 'too-many' after too many of them.
 */
export async function signIn(
  { email, password }: SignIn,
  headers: Headers,
): Promise<SignedInPerson> {
  requireAccounts();
  const attempt = await limitAttempts(email.trim().toLowerCase(), headers);
  const found = await checkPassword(attempt.email, password, headers);
  const person = found && (await findPerson(database(), found.personId));
  if (!found || !person || person.removedAt !== null)
    throw new AppError('unauthenticated', 'The e-mail address or the password is not right.');
  await forgetAttempts(database(), attempt);
  const { id, name, role } = person;
  return { me: { id, name, email: person.email, role }, cookies: found.cookies };
}

/** Ends the session of the request, if it has one; the Set-Cookie headers to answer with. */
export async function signOut(headers: Headers): Promise<readonly string[]> {
  requireAccounts();
  return endSession(headers);
}
