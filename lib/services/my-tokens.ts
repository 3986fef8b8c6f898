import type { NewToken, Token, TokenMade } from '@/lib/api/account-contract';
import type { Actor } from '@/lib/auth/actor';
import { apiTokenPrefix, hashToken, makeToken } from '@/lib/auth/secret-token';
import {
  type ApiTokenRecord,
  countApiTokens,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
} from '@/lib/db/api-tokens';
import { recordAct } from '@/lib/db/audit';
import { database, inTransaction } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

import { requireSignedIn } from './account-rights';

const mostTokens = 50;
const shownCharacters = 8;

function toToken({ createdAt, lastUsedAt, ...token }: ApiTokenRecord): Token {
  return {
    ...token,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

/** The actor's own that work, newest first. Throws AppError 'forbidden' for a token. */
export async function listMyTokens(actor: Actor): Promise<Token[]> {
  requireSignedIn(actor);
  return (await listApiTokens(database(), actor.id)).map(toToken);
}

/** Makes a token; the reply is the only place where it can be read. Throws AppError 'forbidden' or 'conflict'. */
export function makeMyToken(actor: Actor, { name, scopes }: NewToken): Promise<TokenMade> {
  requireSignedIn(actor);
  const token = makeToken(apiTokenPrefix);
  const start = token.slice(0, shownCharacters);
  return inTransaction(async (on) => {
    if ((await countApiTokens(on, actor.id)) >= mostTokens)
      throw new AppError('conflict', `You have ${mostTokens} tokens. Revoke one first.`);
    const row = { personId: actor.id, name, scopes, start, tokenHash: hashToken(token) };
    const made = await insertApiToken(on, row);
    await recordAct(on, actor.id, 'make-token', `${name}: ${scopes.join(', ')}`);
    return { ...toToken(made), token };
  });
}

/** Throws AppError 'forbidden' for a token, 'not-found' for somebody else's. */
export function revokeMyToken(actor: Actor, id: string): Promise<void> {
  requireSignedIn(actor);
  return inTransaction(async (on) => {
    const name = await revokeApiToken(on, actor.id, id);
    if (name === null) throw new AppError('not-found', 'There is no such token.');
    await recordAct(on, actor.id, 'revoke-token', name);
  });
}
