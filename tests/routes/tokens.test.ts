import { describe, expect, it } from 'vitest';

import { database } from '@/lib/db/client';

import {
  addMember,
  admin,
  expectStatus,
  invite,
  makeToken,
  me,
  password,
  tokenOf,
  useAccounts,
} from '../support/accounts';
import { useDatabase } from '../support/database';
import { ask } from '../support/http';

useDatabase();
useAccounts();

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
