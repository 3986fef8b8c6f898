import type { SetUp } from '@/lib/api/account-contract';
import { hashOf } from '@/lib/auth/accounts';
import { owner } from '@/lib/auth/actor';
import { hashToken } from '@/lib/auth/secret-token';
import { consumeLink, insertAccessLink, revokeLinks } from '@/lib/db/access-links';
import { recordAct } from '@/lib/db/audit';
import { database, inTransaction } from '@/lib/db/client';
import { countAdmins, storePerson } from '@/lib/db/people';
import { AppError } from '@/lib/errors';
import { readSettings } from '@/lib/settings';

import { makeLink } from './access-link';
import { requireAccounts } from './account-rights';
import { type SignedInPerson, signIn } from './sign-in';

const hours = 24;

/** The link that makes the first administrator, in place of any before it; null when there is one already. */
export function makeSetUpLink(): Promise<string | null> {
  return inTransaction(async (on) => {
    if ((await countAdmins(on)) > 0) return null;
    await revokeLinks(on, { kind: 'setup' });
    const { row, url } = makeLink('setup', hours);
    await insertAccessLink(on, row);
    return url;
  });
}

/** What a start with accounts has to tell its operator; null: nothing. */
export async function setUpNotice(): Promise<string | null> {
  if (readSettings().access.mode === 'local') return null;
  const url = await makeSetUpLink();
  return url && `Set up the first account within ${hours} hours: ${url}`;
}

/** Whether somebody can sign in. */
export async function isSetUp(): Promise<boolean> {
  return (await countAdmins(database())) > 0;
}

/**
 * Makes the first administrator, who is the local mode's owner from then on: what was done before is theirs.
 * Throws AppError 'not-found' for a link that does not hold.
 */
export async function setUp(
  { token, name, email, password }: SetUp,
  headers: Headers,
): Promise<SignedInPerson> {
  requireAccounts();
  const passwordHash = await hashOf(password);
  await inTransaction(async (on) => {
    await consumeLink(on, 'setup', hashToken(token));
    if ((await countAdmins(on)) > 0)
      throw new AppError('conflict', 'There is an administrator already: ask for an invitation.');
    await storePerson(on, { name, email, role: 'admin', passwordHash }, owner.id);
    await recordAct(on, owner.id, 'set-up', `${name} (${email})`);
  });
  return signIn({ email, password }, headers);
}
