import { describe, expect, it } from 'vitest';

import type {
  AuditEntry,
  Invitation,
  InvitationMade,
  Link,
  Me,
  Person,
  ResetLink,
  Session,
} from '@/lib/api/account-contract';
import type { ApiError } from '@/lib/api/contract';
import type { TopicSummary } from '@/lib/api/topic-contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { makeSetUpLink } from '@/lib/services/set-up';

import {
  addMember,
  expectStatus,
  type Member,
  makeToken,
  password,
  setUpAdmin,
  signIn,
  tokenOf,
  useAccounts,
} from '../support/accounts';
import { useDatabase } from '../support/database';
import { ask, call, send } from '../support/http';
import { makeCorrection } from '../support/topics';

useDatabase();
useAccounts();

let known: Member | undefined;

/** The same administrator in all tests. */
async function admin(): Promise<Member> {
  known ??= await setUpAdmin();
  return known;
}

const me = (headers: Member['headers']) => call<Me>('GET', '/api/me', { headers });

async function invite(json: object): Promise<InvitationMade> {
  const { headers } = await admin();
  return ask<InvitationMade>(201, 'POST', '/api/invitations', { headers, json });
}

const accepting = (url: string, email: string) => ({
  json: { token: tokenOf(url), name: 'Somebody', email, password },
});

async function expectRefusal(code: string, response: Response): Promise<void> {
  const { error }: ApiError = await response.json();
  expect(error.code).toBe(code);
}

describe('the set-up', () => {
  it('gives the local owner’s work to the first administrator, once', async () => {
    const { topicId, treeId } = await makeCorrection(6);
    const first = await makeSetUpLink();
    const ada = await admin();
    expect(ada).toMatchObject({ id: owner.id, name: 'Ada', role: 'admin' });
    const { items } = await ask<{ items: TopicSummary[] }>(200, 'GET', '/api/topics', ada);
    expect(items.map((topic) => topic.id)).toContain(topicId);
    const tree = await ask<{ kind: string }>(200, 'GET', `/api/trees/${treeId}`, ada);
    expect(tree.kind).toBe('CORRECTION');

    expect(await makeSetUpLink()).toBeNull();
    const again = await send('POST', '/api/set-up', accepting(first ?? '', 'eve@example.org'));
    await expectRefusal('not-found', again);
  });
});

describe('signing in', () => {
  it('needs the right password, and says nothing of which part is wrong', async () => {
    await admin();
    const wrong = async (email: string, secret: string) =>
      (await send('POST', '/api/session', { json: { email, password: secret } })).json();
    const unknown = await wrong('nobody@example.org', password);
    expect(await wrong('ada@example.org', 'not the password')).toEqual(unknown);
    expect(unknown.error.code).toBe('unauthenticated');
    expect((await signIn(' ADA@example.org')).id).toBe(owner.id);
  });

  it('answers with a cookie that scripts cannot read and other sites do not send', async () => {
    await admin();
    const json = { email: 'ada@example.org', password };
    const cookie = async () =>
      (await send('POST', '/api/session', { json })).headers.getSetCookie().join();
    const plain = await cookie();
    expect(plain).toMatch(/HttpOnly/);
    expect(plain).toMatch(/SameSite=Lax/);
    expect(plain).not.toMatch(/Secure/);
    process.env.ESPALIER_URL = 'https://espalier.example.org';
    const secure = await cookie();
    process.env.ESPALIER_URL = '';
    expect(secure).toMatch(/^__Secure-.*; Secure/);
  });

  it('is refused after ten wrong passwords, the right one too, but not from elsewhere', async () => {
    const mia = await addMember(await admin(), 'annotator', 'Mia');
    const attempt = (secret: string, address: string) =>
      send('POST', '/api/session', {
        json: { email: mia.email, password: secret },
        headers: { 'x-espalier-address': address },
      });
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async () => (await attempt('wrong', '192.0.2.1')).status),
    );
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(statuses).toContain(429);
    expect((await attempt(password, '192.0.2.1')).status).toBe(429);
    expect((await attempt(password, '192.0.2.2')).status).toBe(200);
  });

  it('is refused from a page of another site', async () => {
    const headers = { origin: 'https://evil.example' };
    await expectStatus(403, 'POST', '/api/session', { headers, json: { email: '', password: '' } });
  });

  it('ends with signing out, in that browser alone', async () => {
    const ben = await addMember(await admin(), 'researcher', 'Ben');
    const other = await signIn('ben@example.org');
    await ask(204, 'DELETE', '/api/session', ben);
    expect((await me(ben.headers)).status).toBe(401);
    expect((await me(other.headers)).status).toBe(200);
  });

  it('ends when the session is revoked elsewhere, or has expired', async () => {
    const kim = await addMember(await admin(), 'researcher', 'Kim');
    const other = await signIn('kim@example.org');
    const { items } = await ask<{ items: Session[] }>(200, 'GET', '/api/me/sessions', kim);
    const theirs = items.find((session) => !session.current);
    await ask(204, 'DELETE', `/api/me/sessions/${theirs?.id}`, kim);
    expect((await me(other.headers)).status).toBe(401);
    await database().session.updateMany({ data: { expiresAt: new Date(0) } });
    expect((await me(kim.headers)).status).toBe(401);
    known = await signIn('ada@example.org');
  });

  it('does not survive another ESPALIER_SECRET', async () => {
    const { headers } = await admin();
    const secret = process.env.ESPALIER_SECRET;
    process.env.ESPALIER_SECRET = 'another secret of at least sixteen';
    const reply = await me(headers);
    process.env.ESPALIER_SECRET = secret;
    expect(reply.status).toBe(401);
    expect((await me(headers)).status).toBe(200);
  });
});

describe('a request with a session', () => {
  it.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['http://127.0.0.1:3000', 200],
  ])('from a page of %s is answered %d', async (origin, status) => {
    const { headers } = await admin();
    await expectStatus(status, 'GET', '/api/me', { headers: { ...headers, origin } });
  });

  it('comes from ESPALIER_URL only, where that is set', async () => {
    const { headers } = await admin();
    process.env.ESPALIER_URL = 'http://espalier.example.org:8080/';
    const from = (origin: string) =>
      send('GET', '/api/health', { headers: { ...headers, origin } }).then((reply) => reply.status);
    const statuses = [
      await from('http://127.0.0.1:3000'),
      await from('http://espalier.example.org:8080'),
    ];
    process.env.ESPALIER_URL = '';
    expect(statuses[0]).toBe(403);
    expect(statuses[1]).not.toBe(403);
  });
});

describe('an invitation', () => {
  it('is accepted once, under its own address and role', async () => {
    const { url } = await invite({ role: 'researcher', email: 'Lea@example.org' });
    const json = { kind: 'invitation', token: tokenOf(url) };
    const link = await ask<Link>(200, 'POST', '/api/links', { json });
    expect(link).toMatchObject({ email: 'lea@example.org', role: 'researcher' });
    const accepted = await send('POST', '/api/invitations/accept', accepting(url, 'x@example.org'));
    expect(await accepted.json()).toMatchObject({ email: 'lea@example.org', role: 'researcher' });
    const again = await send('POST', '/api/invitations/accept', accepting(url, 'y@example.org'));
    await expectRefusal('not-found', again);
  });

  it('of which two people hold the link lets one of them in', async () => {
    const { url } = await invite({ role: 'annotator' });
    const replies = await Promise.all(
      ['p1@example.org', 'p2@example.org'].map((email) =>
        send('POST', '/api/invitations/accept', accepting(url, email)),
      ),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 404]);
  });

  it('can be taken back, and expires', async () => {
    const { headers } = await admin();
    const back = await invite({ role: 'annotator' });
    await ask(204, 'DELETE', `/api/invitations/${back.id}`, { headers });
    const late = await invite({ role: 'annotator', days: 1 });
    await database().accessLink.update({ where: { id: late.id }, data: { expiresAt: new Date() } });
    for (const { url } of [back, late]) {
      const reply = await send('POST', '/api/invitations/accept', accepting(url, 'z@example.org'));
      await expectRefusal('not-found', reply);
    }
    const open = await ask<{ items: Invitation[] }>(200, 'GET', '/api/invitations', { headers });
    const ids = open.items.map((invitation) => invitation.id);
    expect(ids).not.toContain(back.id);
    expect(ids).not.toContain(late.id);
  });

  it('does not take over an account that there is, removed or not', async () => {
    const ada = await admin();
    const gone = await addMember(ada, 'annotator', 'Gone');
    await ask(204, 'DELETE', `/api/people/${gone.id}`, ada);
    const { url } = await invite({ role: 'annotator' });
    for (const email of ['ada@example.org', 'gone@example.org']) {
      const reply = await send('POST', '/api/invitations/accept', accepting(url, email));
      await expectRefusal('conflict', reply);
    }
    const back = await addMember(ada, 'researcher', 'Gone');
    expect(back).toMatchObject({ id: gone.id, role: 'researcher' });
  });

  it('needs a password of twelve characters', async () => {
    const { url } = await invite({ role: 'annotator' });
    const json = { token: tokenOf(url), name: 'S', email: 's@example.org', password: 'short' };
    await expectStatus(400, 'POST', '/api/invitations/accept', { json });
  });
});

describe('a removed annotator', () => {
  it('cannot come in by anything, and their correction stays under their name', async () => {
    const ada = await admin();
    const { baseTreeId } = await makeCorrection(6);
    const zoe = await addMember(ada, 'annotator', 'Zoe');
    await ask(201, 'POST', `/api/trees/${baseTreeId}/tasks`, {
      ...ada,
      json: { annotatorIds: [zoe.id] },
    });
    const path = `/api/trees/${baseTreeId}/corrections`;
    const { treeId } = await ask<{ treeId: string }>(201, 'POST', path, zoe);
    const token = await makeToken(zoe, ['read']);
    const { url } = await ask<ResetLink>(201, 'POST', `/api/people/${zoe.id}/reset-link`, ada);
    await ask(204, 'DELETE', `/api/people/${zoe.id}`, ada);

    expect((await me(zoe.headers)).status).toBe(401);
    expect((await me({ authorization: `Bearer ${token}` })).status).toBe(401);
    await expect(signIn('zoe@example.org')).rejects.toThrow(/401/);
    const json = { token: tokenOf(url), password };
    await expectStatus(404, 'POST', '/api/password-resets', { json });
    const annotator = await database().tree.findUniqueOrThrow({
      where: { id: treeId },
      select: { annotator: { select: { name: true } } },
    });
    expect(annotator).toEqual({ annotator: { name: 'Zoe' } });
    await ask(200, 'GET', `/api/trees/${treeId}`, ada);
  });
});

describe('the last administrator', () => {
  it('can neither be removed nor made anything else', async () => {
    const ada = await admin();
    const path = `/api/people/${ada.id}`;
    await expectStatus(409, 'DELETE', path, ada);
    await expectStatus(409, 'PATCH', path, { ...ada, json: { role: 'researcher' } });
    const eva = await addMember(ada, 'admin', 'Eva');
    const both = await Promise.all([
      send('DELETE', path, eva),
      send('DELETE', `/api/people/${eva.id}`, ada),
    ]);
    // One of them was removed, by an administrator who may have been removed a moment before.
    expect(both.map((reply) => reply.status)).toContain(204);
    const people = await database().person.findMany({
      where: { role: 'admin', removedAt: null, email: { not: null } },
    });
    expect(people).toHaveLength(1);
    // Whoever is left goes on as the administrator of the other tests.
    known = await signIn(people[0]?.email ?? '');
  });
});

describe('a forgotten password', () => {
  it('is set anew by a link, which ends all sessions and works once', async () => {
    const ada = await admin();
    const tom = await addMember(ada, 'annotator', 'Tom');
    const older = await ask<ResetLink>(201, 'POST', `/api/people/${tom.id}/reset-link`, ada);
    const { url } = await ask<ResetLink>(201, 'POST', `/api/people/${tom.id}/reset-link`, ada);
    const use = (link: string, secret: string) =>
      send('POST', '/api/password-resets', { json: { token: tokenOf(link), password: secret } });
    expect((await use(older.url, 'quite another password')).status).toBe(404);
    expect((await use(url, 'quite another password')).status).toBe(200);
    expect((await use(url, 'and another password')).status).toBe(404);
    expect((await me(tom.headers)).status).toBe(401);
    await expect(signIn('tom@example.org')).rejects.toThrow(/401/);
    expect((await signIn('tom@example.org', 'quite another password')).id).toBe(tom.id);
  });
});

describe('a changed password', () => {
  it('needs the current one, and ends the other sessions', async () => {
    const uma = await addMember(await admin(), 'researcher', 'Uma');
    const other = await signIn('uma@example.org');
    const change = (current: string) => ({
      ...uma,
      json: { current, password: 'my new password' },
    });
    await expectStatus(422, 'PUT', '/api/me/password', change('a wrong password'));
    await ask(204, 'PUT', '/api/me/password', change(password));
    expect((await me(uma.headers)).status).toBe(200);
    expect((await me(other.headers)).status).toBe(401);
    await signIn('uma@example.org', 'my new password');
  });
});

describe('a token', () => {
  const as = (token: string, origin?: string) => ({
    headers: { authorization: `Bearer ${token}`, ...(origin && { origin }) },
  });

  it('does what its scopes and its person may, until it is revoked', async () => {
    const ida = await addMember(await admin(), 'researcher', 'Ida');
    const reading = await makeToken(ida, ['read']);
    const writing = await makeToken(ida, ['read', 'write']);
    const form = { body: JSON.stringify({}) };
    expect((await me(as(reading).headers)).body).toMatchObject({ id: ida.id });
    await expectStatus(403, 'POST', '/api/topics?preview=true', { ...as(reading), ...form });
    await expectStatus(400, 'POST', '/api/topics?preview=true', { ...as(writing), ...form });
    await expectStatus(403, 'GET', '/api/people', as(writing));
    const { items } = await ask<{ items: { id: string }[] }>(200, 'GET', '/api/me/tokens', ida);
    for (const { id } of items) await ask(204, 'DELETE', `/api/me/tokens/${id}`, ida);
    expect((await me(as(reading).headers)).status).toBe(401);
  });

  it('cannot make tokens, change the password or see sessions', async () => {
    const token = await makeToken(await admin(), ['read', 'write']);
    await expectStatus(403, 'POST', '/api/me/tokens', {
      ...as(token),
      json: { name: 'Mine', scopes: ['read'] },
    });
    await expectStatus(403, 'GET', '/api/me/sessions', as(token));
    await expectStatus(403, 'PUT', '/api/me/password', {
      ...as(token),
      json: { current: password, password: 'another password' },
    });
  });

  it('is kept as a hash only, and so are links and passwords', async () => {
    const token = await makeToken(await admin(), ['read']);
    const { url } = await invite({ role: 'annotator' });
    const on = database();
    const rows = [
      await on.apiToken.findMany(),
      await on.accessLink.findMany(),
      await on.credential.findMany(),
      await on.auditRecord.findMany(),
    ];
    const stored = JSON.stringify(rows, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const secret of [token, tokenOf(url), password]) expect(stored).not.toContain(secret);
    expect(stored).toContain(token.slice(0, 8));
  });
});

describe('the record of what was done to people', () => {
  it('names who did it, newest first, and cannot be changed', async () => {
    const ada = await admin();
    await addMember(ada, 'annotator', 'Pia');
    const { items } = await ask<{ items: AuditEntry[] }>(200, 'GET', '/api/audit?limit=2', ada);
    expect(items.map(({ actor, act, about }) => [actor, act, about])).toEqual([
      ['Pia', 'accept-invitation', 'Pia (pia@example.org) as annotator'],
      [ada.name, 'invite', 'pia@example.org as annotator'],
    ]);
    const change = database().auditRecord.updateMany({ data: { about: '' } });
    await expect(change).rejects.toThrow(/append-only/);
    await expect(database().auditRecord.deleteMany()).rejects.toThrow(/append-only/);
  });

  it('lists people with what they have to do', async () => {
    const ada = await admin();
    const { items } = await ask<{ items: Person[] }>(200, 'GET', '/api/people', ada);
    expect(items.find((person) => person.name === 'Zoe')).toMatchObject({
      role: 'annotator',
      tasks: 1,
      corrections: 1,
      removedAt: expect.any(String),
    });
  });
});
