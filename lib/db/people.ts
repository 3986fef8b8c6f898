import { randomUUID } from 'node:crypto';

import { AppError } from '@/lib/errors';

import type { Database, Transaction } from './client';
import type { Role } from './generated/client';

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  /** null: never had an account. */
  readonly email: string | null;
  readonly role: Role;
  readonly createdAt: Date;
  readonly removedAt: Date | null;
}

const columns = {
  id: true,
  name: true,
  email: true,
  role: true,
  createdAt: true,
  removedAt: true,
} as const;

/** Removed people are found as well. */
export function findPerson(on: Database, id: string): Promise<PersonRecord | null> {
  return on.person.findUnique({ where: { id }, select: columns });
}

/** Removed people are found as well. `email` in lower case. */
export function findPersonByEmail(on: Database, email: string): Promise<PersonRecord | null> {
  return on.person.findUnique({ where: { email }, select: columns });
}

/**
 * The person, with all people locked until the transaction ends: two administrators must not remove each other at once.
 * Throws AppError 'not-found', also for one who was removed.
 */
export async function lockPerson(on: Transaction, id: string): Promise<PersonRecord> {
  await on.$queryRaw`SELECT 1 FROM "Person" WHERE "removedAt" IS NULL ORDER BY "id" FOR UPDATE`;
  const person = await findPerson(on, id);
  if (person === null || person.removedAt !== null || person.email === null)
    throw new AppError('not-found', 'There is no such person.');
  return person;
}

/** Everybody with an account, also those who were removed; by name, 1,000 at most. */
export async function listPeople(on: Database) {
  const people = await on.person.findMany({
    where: { email: { not: null } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: {
      ...columns,
      _count: { select: { tasks: true, trees: { where: { kind: 'CORRECTION' } } } },
    },
  });
  return people.map(({ _count, ...person }) => ({
    ...person,
    tasks: _count.tasks,
    corrections: _count.trees,
  }));
}

export function countAdmins(on: Database): Promise<number> {
  return on.person.count({ where: { role: 'admin', removedAt: null, email: { not: null } } });
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** With `id`, that person gets the account, or gets it back; their work is theirs still. */
export async function storePerson(
  on: Transaction,
  { passwordHash, ...person }: NewPerson,
  id: string = randomUUID(),
): Promise<string> {
  const data = { ...person, removedAt: null, updatedAt: new Date() };
  await on.person.upsert({ where: { id }, create: { id, ...data }, update: data });
  await storePassword(on, id, passwordHash);
  return id;
}

export async function storePassword(
  on: Transaction,
  personId: string,
  password: string,
): Promise<void> {
  const providerId = 'credential';
  await on.credential.upsert({
    where: { personId_providerId: { personId, providerId } },
    create: { id: randomUUID(), personId, providerId, accountId: personId, password },
    update: { password, updatedAt: new Date() },
  });
}

export async function updateRole(on: Transaction, id: string, role: Role): Promise<void> {
  await on.person.update({ where: { id }, data: { role, updatedAt: new Date() } });
}

/** Their password goes with it; their work stays. */
export async function markRemoved(on: Transaction, id: string): Promise<void> {
  const now = new Date();
  await on.person.update({ where: { id }, data: { removedAt: now, updatedAt: now } });
  await on.credential.deleteMany({ where: { personId: id } });
}

export async function findPasswordHash(on: Database, personId: string): Promise<string | null> {
  const credential = await on.credential.findUnique({
    where: { personId_providerId: { personId, providerId: 'credential' } },
    select: { password: true },
  });
  return credential?.password ?? null;
}

/** Those of these people who can sign in, by name. */
export function listMembers(
  on: Database,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly name: string }[]> {
  return on.person.findMany({
    where: { id: { in: [...ids] }, removedAt: null, email: { not: null } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}
