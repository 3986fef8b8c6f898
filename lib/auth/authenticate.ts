/** Who is asking, by the headers of a request. */

import { recogniseApiToken } from '@/lib/db/api-tokens';
import { database } from '@/lib/db/client';
import { findPerson } from '@/lib/db/people';
import { loadGiven } from '@/lib/db/tasks';
import { AppError } from '@/lib/errors';
import { readSettings } from '@/lib/settings';

import { findSession } from './accounts';
import { type Actor, owner, type Scope } from './actor';
import { hashToken } from './secret-token';

const loopbackHosts = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

function requireLoopbackHost(headers: Headers): void {
  if (!loopbackHosts.test(headers.get('host') ?? '')) {
    throw new AppError(
      'forbidden',
      'In local mode Espalier answers on this machine only: open it as localhost or 127.0.0.1.',
    );
  }
}

/**
 * Refuses what a page of another origin sends from somebody's browser, which names it (Origin or Sec-Fetch-Site).
 * Scripts name nothing. Throws AppError 'forbidden'.
 */
function requireSameOrigin(headers: Headers): void {
  const { publicUrl } = readSettings().access;
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const sameSite = site === null || site === 'same-origin' || site === 'none';
  const own = publicUrl ?? `http://${headers.get('host') ?? ''}`;
  if (sameSite && (origin === null || origin === own)) return;
  const there = publicUrl === null ? '' : ` Espalier is at ${publicUrl}.`;
  throw new AppError('forbidden', `Requests from other web pages are refused.${there}`);
}

async function loadActor(personId: string, came: Pick<Actor, 'via' | 'sessionId'>) {
  const person = await findPerson(database(), personId);
  if (person === null || person.removedAt !== null) return null;
  const { id, name, role } = person;
  const given = role !== 'admin' ? await loadGiven(database(), id) : undefined;
  return { id, name, role, ...came, given } satisfies Actor;
}

async function findTokenActor(token: string, scope: Scope): Promise<Actor | null> {
  const found = await recogniseApiToken(database(), hashToken(token));
  if (found === null) return null;
  if (!found.scopes.includes(scope))
    throw new AppError('forbidden', `This token does not have the scope "${scope}".`);
  return loadActor(found.personId, { via: 'token' });
}

async function findSessionActor(headers: Headers): Promise<Actor | null> {
  const session = await findSession(headers);
  return session && loadActor(session.personId, { via: 'session', sessionId: session.id });
}

const bearer = /^Bearer\s+(\S+)$/i;

async function authenticateAccount(headers: Headers, scope: Scope): Promise<Actor> {
  const token = bearer.exec(headers.get('authorization') ?? '')?.[1];
  if (token === undefined) requireSameOrigin(headers);
  const actor = await (token === undefined
    ? findSessionActor(headers)
    : findTokenActor(token, scope));
  if (actor !== null) return actor;
  const message = token === undefined ? 'Sign in first.' : 'This token is not valid.';
  throw new AppError('unauthenticated', message);
}

/**
 * For API requests. In local mode whoever can reach the loopback interface is the owner. Two things must not
 * be able to: a web page whose name was rebound to 127.0.0.1 (its Host header is not a loopback name), and a
 * page of another origin in the owner's browser. With accounts it is whom a token or a session names.
 *
 * Throws AppError 'forbidden' or 'unauthenticated'.
 */
export async function authenticate(headers: Headers, scope: Scope): Promise<Actor> {
  if (readSettings().access.mode === 'accounts') return authenticateAccount(headers, scope);
  requireLoopbackHost(headers);
  requireSameOrigin(headers);
  return owner;
}

/** For calls that need nobody signed in. Throws AppError 'forbidden' for those of other pages. */
export function admitAnyone(headers: Headers): void {
  if (readSettings().access.mode === 'local') requireLoopbackHost(headers);
  requireSameOrigin(headers);
}

/**
 * For opening a page, which a link on another site may do: it reads nothing that the other site can see. null: nobody
 * is signed in. Throws AppError 'forbidden' in local mode, as `authenticate` does.
 */
export async function authenticateNavigation(headers: Headers): Promise<Actor | null> {
  if (readSettings().access.mode === 'accounts') return findSessionActor(headers);
  requireLoopbackHost(headers);
  return owner;
}
