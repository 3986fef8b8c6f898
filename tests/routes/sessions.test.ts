import { describe, expect, it } from 'vitest';

import type { ResetLink, Session } from '@/lib/api/account-contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';

import {
  addMember,
  admin,
  expectStatus,
  goOnAs,
  me,
  password,
  signIn,
  tokenOf,
  useAccounts,
} from '../support/accounts';
import { useDatabase } from '../support/database';
import { ask, send } from '../support/http';

useDatabase();
useAccounts();

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
    goOnAs(await signIn('ada@example.org'));
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
