import { describe, expect, it } from 'vitest';

import type { AuditEntry, Invitation, Link, Person, ResetLink } from '@/lib/api/account-contract';
import type { ApiError } from '@/lib/api/contract';
import type { TopicSummary } from '@/lib/api/topic-contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { makeSetUpLink } from '@/lib/services/set-up';

import {
  addMember,
  admin,
  expectStatus,
  goOnAs,
  invite,
  makeToken,
  me,
  password,
  signIn,
  tokenOf,
  useAccounts,
} from '../support/accounts';
import { useDatabase } from '../support/database';
import { ask, send } from '../support/http';
import { makeCorrection } from '../support/topics';

useDatabase();
useAccounts();

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
    goOnAs(await signIn(people[0]?.email ?? ''));
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
