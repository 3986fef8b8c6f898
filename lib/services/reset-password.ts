import type { ResetPassword } from '@/lib/api/account-contract';
import { hashOf } from '@/lib/auth/accounts';
import { hashToken } from '@/lib/auth/secret-token';
import { consumeLink } from '@/lib/db/access-links';
import { recordAct } from '@/lib/db/audit';
import { inTransaction, type Transaction } from '@/lib/db/client';
import { lockPerson, type PersonRecord, storePassword } from '@/lib/db/people';
import { deleteSessions } from '@/lib/db/sessions';

import { requireAccounts } from './account-rights';
import { type SignedInPerson, signIn } from './sign-in';

async function useResetLink(
  on: Transaction,
  token: string,
  passwordHash: string,
): Promise<PersonRecord> {
  const { personId } = await consumeLink(on, 'reset', hashToken(token));
  if (personId === null) throw new Error('a reset link is of nobody');
  const person = await lockPerson(on, personId);
  await storePassword(on, person.id, passwordHash);
  await deleteSessions(on, person.id);
  await recordAct(on, person.id, 'reset-password', `${person.name} (${person.email})`);
  return person;
}

/**
 * Sets the password that a link allows to set, ends all of the person's sessions and begins one.
 * Throws AppError 'not-found' for a link that does not hold.
 */
export async function resetPassword(
  { token, password }: ResetPassword,
  headers: Headers,
): Promise<SignedInPerson> {
  requireAccounts();
  const passwordHash = await hashOf(password);
  const { email } = await inTransaction((on) => useResetLink(on, token, passwordHash));
  return signIn({ email: email ?? '', password }, headers);
}
