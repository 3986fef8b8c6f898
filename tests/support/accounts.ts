/** People with accounts, for tests over the HTTP API. */

import { afterAll, beforeAll, expect } from 'vitest';

import type { InvitationMade, Me, Role, TokenMade } from '@/lib/api/account-contract';
import { makeSetUpLink } from '@/lib/services/set-up';

import { ask, call, type Method, type Reply, type Sent, send } from './http';

export const password = 'a long enough password';

/** Accounts mode for the test file; after `useDatabase`. */
export function useAccounts(): void {
  const before = { ...process.env };
  beforeAll(() => {
    process.env.ESPALIER_AUTH = 'accounts';
    process.env.ESPALIER_SECRET = 'a secret that only this test file knows';
  });
  afterAll(() => {
    process.env.ESPALIER_AUTH = before.ESPALIER_AUTH ?? '';
    process.env.ESPALIER_SECRET = before.ESPALIER_SECRET ?? '';
  });
}

/** The secret part of a link. */
export function tokenOf(url: string): string {
  return new URL(url).hash.slice(1);
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

export interface Member extends Me {
  /** Headers of their browser. */
  readonly headers: Readonly<Record<string, string>>;
}

async function member(response: Response): Promise<Member> {
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  const me: Me = await response.json();
  return { ...me, headers: { cookie: cookieOf(response) } };
}

/** Uses the first start's link. */
export async function setUpAdmin(name = 'Ada', email = 'ada@example.org'): Promise<Member> {
  const url = await makeSetUpLink();
  if (url === null) throw new Error('there is an administrator already');
  const json = { token: tokenOf(url), name, email, password };
  return member(await send('POST', '/api/set-up', { json }));
}

export async function signIn(email: string, secret = password): Promise<Member> {
  return member(await send('POST', '/api/session', { json: { email, password: secret } }));
}

/** Invited by the administrator, and accepted. */
export async function addMember(admin: Member, role: Role, name: string): Promise<Member> {
  const email = `${name.toLowerCase()}@example.org`;
  const { url } = await ask<InvitationMade>(201, 'POST', '/api/invitations', {
    headers: admin.headers,
    json: { role, email },
  });
  const json = { token: tokenOf(url), name, email, password };
  return member(await send('POST', '/api/invitations/accept', { json }));
}

let known: Member | undefined;

/** The same administrator in all tests of a file. */
export async function admin(): Promise<Member> {
  known ??= await setUpAdmin();
  return known;
}

/** Another session, or another person, is the administrator from now on. */
export function goOnAs(member: Member): void {
  known = member;
}

export const me = (headers: Member['headers']) => call<Me>('GET', '/api/me', { headers });

export async function invite(json: object): Promise<InvitationMade> {
  const { headers } = await admin();
  return ask<InvitationMade>(201, 'POST', '/api/invitations', { headers, json });
}

export async function makeToken(who: Member, scopes: readonly string[]): Promise<string> {
  const json = { name: 'A script', scopes };
  const sent = { headers: who.headers, json };
  return (await ask<TokenMade>(201, 'POST', '/api/me/tokens', sent)).token;
}

export async function expectStatus(
  status: number,
  method: Method,
  path: string,
  sent: Sent,
): Promise<void> {
  const response = await send(method, path, sent);
  expect(response.status, `${method} ${path}: ${await response.text()}`).toBe(status);
}

export type { Reply };
