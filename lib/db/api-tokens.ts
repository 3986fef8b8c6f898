import { z } from 'zod';

import type { Database, Transaction } from './client';

const scopesSchema = z.array(z.enum(['read', 'write']));

export type StoredScopes = z.infer<typeof scopesSchema>;

export interface ApiTokenRecord {
  readonly id: string;
  readonly name: string;
  /** Its first characters. */
  readonly start: string;
  readonly scopes: StoredScopes;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const columns = {
  id: true,
  name: true,
  start: true,
  scopes: true,
  createdAt: true,
  lastUsedAt: true,
} as const;

function toRecord<T extends { readonly scopes: string[] }>(row: T) {
  return { ...row, scopes: scopesSchema.parse(row.scopes) };
}

export async function insertApiToken(
  on: Transaction,
  token: {
    readonly personId: string;
    readonly name: string;
    readonly tokenHash: string;
    readonly start: string;
    readonly scopes: StoredScopes;
  },
): Promise<ApiTokenRecord> {
  return toRecord(await on.apiToken.create({ data: token, select: columns }));
}

/** Those that work still, newest first; 200 at most. */
export async function listApiTokens(on: Database, personId: string): Promise<ApiTokenRecord[]> {
  const rows = await on.apiToken.findMany({
    where: { personId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: columns,
  });
  return rows.map(toRecord);
}

export function countApiTokens(on: Database, personId: string): Promise<number> {
  return on.apiToken.count({ where: { personId, revokedAt: null } });
}

/** Its name, if there was such a token of theirs that still worked. */
export async function revokeApiToken(
  on: Transaction,
  personId: string,
  id: string,
): Promise<string | null> {
  const where = { id, personId, revokedAt: null };
  const [token] = await on.apiToken.updateManyAndReturn({
    where,
    data: { revokedAt: new Date() },
    select: { name: true },
  });
  return token?.name ?? null;
}

export async function revokeApiTokens(on: Transaction, personId: string): Promise<void> {
  const where = { personId, revokedAt: null };
  await on.apiToken.updateMany({ where, data: { revokedAt: new Date() } });
}

/** How exactly it is known when a token was last used. */
const useMinutes = 5;

/** Whose token this is and what it may do; null when it does not work. Notes its use. */
export async function recogniseApiToken(
  on: Database,
  tokenHash: string,
): Promise<{ personId: string; scopes: StoredScopes } | null> {
  const row = await on.apiToken.findUnique({
    where: { tokenHash, revokedAt: null },
    select: { id: true, personId: true, scopes: true, lastUsedAt: true },
  });
  if (row === null) return null;
  const now = new Date();
  if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > useMinutes * 60_000)
    await on.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  return { personId: row.personId, scopes: scopesSchema.parse(row.scopes) };
}
