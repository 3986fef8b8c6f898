/** Calls everything as everybody, and compares with the table in permissions.ts. */

import { globSync, readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import { type AccessObjects, makeAccessObjects } from '../support/access-objects';
import {
  addMember,
  type Member,
  makeToken,
  setUpAdmin,
  signIn,
  useAccounts,
} from '../support/accounts';
import { useDatabase } from '../support/database';
import { loadRoutes, type Method, methods, routePaths, send } from '../support/http';
import { type Permission, permissions } from './permissions';

useDatabase();
useAccounts();

interface People {
  readonly admin: Member;
  readonly annotator: Member;
  readonly otherAnnotator: Member;
  readonly researcher: Member;
  readonly otherResearcher: Member;
}

let people: People;

beforeAll(async () => {
  const admin = await setUpAdmin();
  const [annotator, otherAnnotator, researcher, otherResearcher] = [
    await addMember(admin, 'annotator', 'Ann'),
    await addMember(admin, 'annotator', 'Abe'),
    await addMember(admin, 'researcher', 'Rita'),
    await addMember(admin, 'researcher', 'Ron'),
  ];
  people = { admin, annotator, otherAnnotator, researcher, otherResearcher };
});

type Column = readonly [who: keyof People | null, isTheirs: boolean];

const columns: readonly Column[] = [
  [null, false],
  ['annotator', true],
  ['annotator', false],
  ['researcher', true],
  ['researcher', false],
  ['admin', false],
];

function objectsFor([who, isTheirs]: Column): Promise<AccessObjects> {
  const { otherResearcher, otherAnnotator, researcher } = people;
  const person = who !== null && isTheirs ? people[who] : otherAnnotator;
  return makeAccessObjects({
    ownerId: person === researcher ? person.id : otherResearcher.id,
    personId: person.id,
    givenToId: person.role === 'annotator' ? person.id : otherAnnotator.id,
  });
}

const methodOf = ({ call }: Permission) =>
  methods.find((each) => call.startsWith(`${each} `)) ?? 'GET';

async function replyTo(permission: Permission, column: Column): Promise<number> {
  const [who] = column;
  const on = await objectsFor(column);
  const headers = who === null ? {} : people[who].headers;
  const gone = new AbortController();
  const response = await send(methodOf(permission), permission.path(on), {
    ...permission.sent?.(on),
    // A place of its own, so that attempts to sign in are not counted together.
    headers: { ...headers, 'x-espalier-address': on.topicId },
    signal: gone.signal,
  });
  // A stream has begun, which is all that is asked.
  gone.abort();
  await response.body?.cancel().catch(() => undefined);
  return response.status;
}

async function allCalls(): Promise<string[]> {
  const calls: string[] = [];
  for (const path of routePaths()) {
    const routes = await loadRoutes(path);
    calls.push(...methods.filter((method) => routes[method]).map((method) => `${method} ${path}`));
  }
  return calls;
}

describe('the table of permissions', () => {
  it('lists every call of every route, and no other', async () => {
    const listed = permissions.map(({ call }) => call.split(' ', 2).join(' '));
    expect([...new Set(listed)].toSorted()).toEqual((await allCalls()).toSorted());
  });

  it('needs no server actions, for there are none', () => {
    const sources = globSync('{app,components,lib}/**/*.{ts,tsx}').filter((file) =>
      /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8')),
    );
    expect(sources).toEqual([]);
  });

  it.each(permissions)('$call: $replies', async (permission) => {
    const replies: number[] = [];
    for (const column of columns) {
      replies.push(await replyTo(permission, column));
      const [who] = column;
      // Signed out by the call itself.
      if (who !== null && permission.call === 'DELETE /api/session')
        people = { ...people, [who]: await signIn(people[who].email ?? '') };
    }
    expect(replies.join(' ')).toBe(permission.replies);
  });
});

describe('a token to read', () => {
  const open = new Set(
    permissions.filter(({ replies }) => !replies.startsWith('401')).map(({ call }) => call),
  );
  open.add('POST /api/session');

  it('changes nothing, whatever its person may', async () => {
    const token = await makeToken(people.admin, ['read']);
    const headers = { authorization: `Bearer ${token}` };
    const on = await objectsFor(['admin', false]);
    const writing = permissions.filter((each) => methodOf(each) !== 'GET' && !open.has(each.call));
    expect(writing.length).toBeGreaterThan(30);
    for (const permission of writing) {
      const sent = { ...permission.sent?.(on), headers };
      const { status } = await send(methodOf(permission) as Method, permission.path(on), sent);
      expect(`${permission.call}: ${status}`).toBe(`${permission.call}: 403`);
    }
  });
});
