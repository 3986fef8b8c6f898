import { AppError } from '@/lib/errors';

import type { Database, Transaction } from './client';
import type { LinkKind, Role } from './generated/client';

export type { LinkKind };

export interface AccessLinkRecord {
  readonly id: string;
  readonly kind: LinkKind;
  readonly email: string | null;
  readonly role: Role | null;
  readonly personId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = {
  id: true,
  kind: true,
  email: true,
  role: true,
  personId: true,
  createdAt: true,
  expiresAt: true,
} as const;

const open = () => ({ usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } });

export interface NewAccessLink {
  readonly kind: LinkKind;
  readonly tokenHash: string;
  readonly expiresAt: Date;
  readonly email?: string | null;
  readonly role?: Role;
  readonly personId?: string;
}

export function insertAccessLink(on: Database, link: NewAccessLink): Promise<AccessLinkRecord> {
  return on.accessLink.create({ data: link, select: columns });
}

/** null when there is none, or it was used, revoked, or has expired. */
export function findOpenLink(
  on: Database,
  kind: LinkKind,
  tokenHash: string,
): Promise<AccessLinkRecord | null> {
  return on.accessLink.findFirst({ where: { kind, tokenHash, ...open() }, select: columns });
}

/** As `findOpenLink`, and marks it used: of two who try at once, one gets it. */
export async function consumeLink(
  on: Transaction,
  kind: LinkKind,
  tokenHash: string,
): Promise<AccessLinkRecord> {
  const link = await findOpenLink(on, kind, tokenHash);
  const where = { id: link?.id, ...open() };
  const used = link && (await on.accessLink.updateMany({ where, data: { usedAt: new Date() } }));
  if (link === null || used?.count !== 1) {
    const message = 'This link is not valid: it was used, taken back, or has expired.';
    throw new AppError('not-found', message);
  }
  return link;
}

/** Newest first, 500 at most. */
export function listOpenLinks(on: Database, kind: LinkKind): Promise<AccessLinkRecord[]> {
  return on.accessLink.findMany({
    where: { kind, ...open() },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 500,
    select: columns,
  });
}

/** Takes back what is open of a kind: that one, that person's, or all. The links that were. */
export async function revokeLinks(
  on: Transaction,
  which: { readonly kind: LinkKind; readonly id?: string; readonly personId?: string },
): Promise<readonly AccessLinkRecord[]> {
  return on.accessLink.updateManyAndReturn({
    where: { ...which, ...open() },
    data: { revokedAt: new Date() },
    select: columns,
  });
}
