/** Links that let somebody in: what they look like, and how long they hold. */

import { hashToken, makeToken } from '@/lib/auth/secret-token';
import type { LinkKind, NewAccessLink } from '@/lib/db/access-links';
import { readSettings } from '@/lib/settings';

const pages = { setup: 'set-up', invitation: 'invitation', reset: 'new-password' } as const;

const hourMs = 60 * 60 * 1000;

/** The row to store and the link to hand over, which is not stored. */
export function makeLink(
  kind: LinkKind,
  hours: number,
): { row: Pick<NewAccessLink, 'kind' | 'tokenHash' | 'expiresAt'>; url: string } {
  const token = makeToken();
  const expiresAt = new Date(Date.now() + hours * hourMs);
  // Behind the hash sign it is in no server's log and in no Referer header.
  const url = `${readSettings().access.url}/${pages[kind]}#${token}`;
  return { row: { kind, tokenHash: hashToken(token), expiresAt }, url };
}
