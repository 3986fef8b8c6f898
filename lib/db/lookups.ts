import type { Lookup } from '@/lib/api/lookup-contract';
import { AppError } from '@/lib/errors';

import type { Database, Transaction } from './client';
import type { Prisma } from './generated/client';
import { storableJson } from './storable';

export interface ListedIdentifier {
  readonly kind: 'doi' | 'pmid';
  readonly value: string;
  readonly line: number;
}

/** What became of one: a record as JSON, or why there is none. */
export interface ResolvedIdentifier {
  readonly kind: 'doi' | 'pmid';
  readonly value: string;
  readonly record: unknown;
  readonly reason: string | null;
  /** Nothing more can be known of it for now: it need not be asked again. */
  readonly isWhole: boolean;
}

export interface LookupRecord extends Lookup {
  readonly requestedById: string;
}

const mostProblems = 1_000;
const columns = {
  id: true,
  requestedById: true,
  status: true,
  unread: true,
  notes: true,
  error: true,
  createdAt: true,
  finishedAt: true,
} as const;

export async function insertLookup(
  on: Transaction,
  lookup: {
    readonly requestedById: string;
    readonly identifiers: readonly ListedIdentifier[];
    readonly unread: Lookup['unread'];
  },
): Promise<string> {
  const { requestedById, identifiers } = lookup;
  const data = { requestedById, unread: storableJson(lookup.unread), notes: [] };
  const { id } = await on.lookup.create({ data, select: { id: true } });
  await on.$executeRaw`
    INSERT INTO "LookupEntry" ("lookupId", "index", "kind", "value", "line")
    SELECT ${id}::uuid, position - 1, kind::"IdentifierKind", value, line FROM unnest(
      ${identifiers.map(({ kind }) => kind)}::text[], ${identifiers.map(({ value }) => value)}::text[],
      ${identifiers.map(({ line }) => line)}::int[])
      WITH ORDINALITY AS listed(kind, value, line, position)`;
  return id;
}

/** Keeps the person's latest `most` lookups. */
export async function deleteOldLookups(
  on: Transaction,
  requestedById: string,
  most: number,
): Promise<void> {
  const old = await on.lookup.findMany({
    where: { requestedById, status: { notIn: ['queued', 'running'] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: most,
    select: { id: true },
  });
  await on.lookup.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}

/** Throws AppError 'not-found'. */
export async function getLookupRecord(on: Database, id: string): Promise<LookupRecord> {
  const row = await on.lookup.findUnique({ where: { id }, select: columns });
  if (row === null) throw new AppError('not-found', 'There is no such lookup.');
  const counts = await on.lookupEntry.groupBy({
    by: ['state'],
    where: { lookupId: id },
    _count: true,
  });
  const countOf = (state: string) => counts.find((each) => each.state === state)?._count ?? 0;
  const [open, found, missing] = [countOf('open'), countOf('found'), countOf('missing')];
  return {
    ...row,
    unread: row.unread as Lookup['unread'],
    ...{ total: open + found + missing, found, missing },
    problems: await listProblems(on, id),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Those that were asked for in vain, as they were listed. */
async function listProblems(on: Database, lookupId: string): Promise<Lookup['problems']> {
  const rows = await on.lookupEntry.findMany({
    where: { lookupId, state: 'missing' },
    orderBy: { index: 'asc' },
    take: mostProblems,
    select: { kind: true, value: true, line: true, reason: true },
  });
  return rows.map(({ reason, ...entry }) => ({ ...entry, reason: reason ?? '' }));
}

type Status = Lookup['status'];

/** Changes the lookup if it is in one of the statuses `from`; returns whether it was. */
export async function updateLookupIn(
  on: Database,
  id: string,
  from: readonly Status[],
  change: Prisma.LookupUpdateManyMutationInput,
): Promise<boolean> {
  const where = { id, status: { in: [...from] } };
  return (await on.lookup.updateMany({ where, data: change })).count === 1;
}

/** What was not found is open again. */
export async function reopenMissing(on: Transaction, lookupId: string): Promise<void> {
  await on.lookupEntry.updateMany({
    where: { lookupId, state: 'missing' },
    data: { state: 'open', reason: null },
  });
}

/** Begins it, or goes on with it for a worker that is gone. Returns which attempt this is; null when it has ended. */
export async function beginLookup(on: Database, id: string): Promise<number | null> {
  const [row] = await on.$queryRaw<{ attempts: number }[]>`
    UPDATE "Lookup" SET "status" = 'running', "attempts" = "attempts" + 1
    WHERE "id" = ${id}::uuid AND "status" IN ('queued', 'running') RETURNING "attempts"`;
  return row?.attempts ?? null;
}

/** Whether this attempt is to stop: a person asked for it, another worker has taken over, or it has ended. */
export async function isLookupOver(on: Database, id: string, attempt: number): Promise<boolean> {
  const row = await on.lookup.findUnique({
    where: { id },
    select: { status: true, attempts: true, cancelRequested: true },
  });
  return row?.status !== 'running' || row.attempts !== attempt || row.cancelRequested;
}

/** Ends this attempt; returns whether it was still the one under way. */
export async function finishLookup(
  on: Database,
  id: string,
  attempt: number,
  end: {
    readonly status: 'succeeded' | 'failed' | 'cancelled';
    readonly error: string | null;
    readonly notes: readonly string[];
  },
): Promise<boolean> {
  const { count } = await on.lookup.updateMany({
    where: { id, status: 'running', attempts: attempt },
    data: { ...end, notes: [...end.notes], finishedAt: new Date() },
  });
  return count === 1;
}

/** Gives the entries that are open what is known of their identifiers since `since`. */
export async function takeKnownRecords(on: Database, id: string, since: Date): Promise<void> {
  await on.$executeRaw`
    UPDATE "LookupEntry" e SET "state" = 'found', "reason" = NULL, "record" = k."record"
    FROM "KnownRecord" k
    WHERE e."lookupId" = ${id}::uuid AND e."state" = 'open'
      AND k."kind" = e."kind" AND k."value" = e."value" AND k."at" >= ${since}::timestamptz`;
}

export async function listOpenValues(
  on: Database,
  lookupId: string,
  kind: ListedIdentifier['kind'],
  limit: number,
): Promise<readonly string[]> {
  const rows = await on.lookupEntry.findMany({
    where: { lookupId, kind, state: 'open' },
    orderBy: { index: 'asc' },
    take: limit,
    select: { value: true },
  });
  return rows.map(({ value }) => value);
}

/** Writes what became of these identifiers, and remembers the records. */
export async function storeResolved(
  on: Transaction,
  lookupId: string,
  resolved: readonly ResolvedIdentifier[],
): Promise<void> {
  const rows = JSON.stringify(storableJson(resolved));
  await on.$executeRaw`
    UPDATE "LookupEntry" e SET "reason" = given->>'reason',
      "state" = (CASE WHEN given->'record' = 'null' THEN 'missing' ELSE 'found' END)::"EntryState",
      "record" = NULLIF(given->'record', 'null')
    FROM jsonb_array_elements(${rows}::jsonb) AS row(given)
    WHERE e."lookupId" = ${lookupId}::uuid AND e."kind" = (given->>'kind')::"IdentifierKind"
      AND e."value" = given->>'value'`;
  await on.$executeRaw`
    INSERT INTO "KnownRecord" ("kind", "value", "record", "at")
    SELECT (given->>'kind')::"IdentifierKind", given->>'value', given->'record', now()
    FROM jsonb_array_elements(${rows}::jsonb) AS row(given)
    WHERE given->'record' <> 'null' AND (given->>'isWhole')::boolean
    ON CONFLICT ("kind", "value") DO UPDATE SET "record" = EXCLUDED."record", "at" = EXCLUDED."at"`;
}

export async function deleteKnownBefore(on: Database, at: Date): Promise<void> {
  await on.knownRecord.deleteMany({ where: { at: { lt: at } } });
}

/** The records that were found, as their list had them, some in memory at a time. */
export async function* readFoundRecords(
  on: Database,
  lookupId: string,
): AsyncGenerator<readonly unknown[]> {
  for (let after = -1; ; ) {
    const rows = await on.lookupEntry.findMany({
      where: { lookupId, state: 'found', index: { gt: after } },
      orderBy: { index: 'asc' },
      take: 200,
      select: { index: true, record: true },
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ record }) => record);
    after = last.index;
  }
}

/** Lookups that should be in the queue. */
export async function listUnfinishedLookupIds(on: Database): Promise<readonly string[]> {
  const rows = await on.lookup.findMany({
    where: { status: { in: ['queued', 'running'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
