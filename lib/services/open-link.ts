import type { Link, OpenLink } from '@/lib/api/account-contract';
import { hashToken } from '@/lib/auth/secret-token';
import { findOpenLink } from '@/lib/db/access-links';
import { database } from '@/lib/db/client';
import { findPerson } from '@/lib/db/people';
import { AppError } from '@/lib/errors';

import { requireAccounts } from './account-rights';

/** What a link is for, without using it. Throws AppError 'not-found' for one that does not hold (any more). */
export async function openLink({ kind, token }: OpenLink): Promise<Link> {
  requireAccounts();
  const link = await findOpenLink(database(), kind, hashToken(token));
  if (link === null)
    throw new AppError(
      'not-found',
      'This link is not valid: it was used, taken back, or has expired. Ask for another.',
    );
  const person = link.personId === null ? null : await findPerson(database(), link.personId);
  const { role, expiresAt } = link;
  const email = person?.email ?? link.email;
  return { kind, email, role, expiresAt: expiresAt.toISOString() };
}
