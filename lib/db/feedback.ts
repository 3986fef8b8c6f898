/** The append-only log. Stored operations carry a schema version and are parsed on read. */

import { z } from 'zod';

import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { LogEntry } from '@/lib/tree/history';
import { type Operation, type OperationType, operationSchema } from '@/lib/tree/operation';

import type { Database } from './client';
import type { Prisma } from './generated/client';

/** Version of the stored operations: `operationSchema` of lib/tree/operation.ts. */
export const operationsVersion = 1;

const operationsSchema = z.array(operationSchema);

export interface NewGesture {
  readonly gestureId: string;
  readonly actorId: string;
  readonly baseVersion: number;
  /** The tree's version after it. */
  readonly version: number;
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly reason: string | null;
  readonly view: string | null;
  readonly exposure: string | null;
  readonly seconds: number | null;
  readonly steps: readonly {
    readonly operation: Operation;
    readonly inverse: readonly Operation[];
    readonly description?: string;
    readonly touches: readonly string[];
  }[];
}

/** How many records the log has, and what the last of them says; all 0 for an empty log. */
export async function getLogEnd(on: Database, treeId: string) {
  const { _count: records, _max } = await on.feedbackRecord.aggregate({
    where: { treeId },
    _count: true,
    _max: { seq: true, version: true },
  });
  return { records, seq: _max.seq ?? 0, version: _max.version ?? 0 };
}

export type NewRecord = Omit<NewGesture, 'steps'> & NewGesture['steps'][number];

/** The records of gestures, in order. */
export function recordsOf(gestures: readonly NewGesture[]): readonly NewRecord[] {
  return gestures.flatMap(({ steps, ...gesture }) =>
    steps.map((step) => ({ ...gesture, ...step, description: step.description ?? '' })),
  );
}

/** Version after each of these gestures, for those that the tree's log has. */
export async function findAppliedGestures(
  on: Database,
  treeId: string,
  gestureIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await on.$queryRaw<{ gestureId: string; version: number }[]>`
    SELECT DISTINCT "gestureId", "version" FROM "FeedbackRecord"
    WHERE "treeId" = ${treeId}::uuid AND "gestureId" = ANY(${[...gestureIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.gestureId, row.version]));
}

/** What gestures after `version` have touched, those named in `except` left out. */
export async function listTouchesSince(
  on: Database,
  treeId: string,
  version: number,
  except: readonly string[],
): Promise<readonly string[]> {
  const rows = await on.feedbackRecord.findMany({
    where: { treeId, version: { gt: version }, gestureId: { notIn: [...except] } },
    select: { touches: true },
  });
  return rows.flatMap((row) => row.touches);
}

/** What these gestures have touched. */
export async function listTouches(
  on: Database,
  treeId: string,
  gestureIds: readonly string[],
): Promise<readonly string[]> {
  if (gestureIds.length === 0) return [];
  const rows = await on.$queryRaw<{ touches: string[] }[]>`
    SELECT "touches" FROM "FeedbackRecord"
    WHERE "treeId" = ${treeId}::uuid AND "gestureId" = ANY(${[...gestureIds]}::uuid[])`;
  return rows.flatMap((row) => row.touches);
}

/** The log's gestures in order, without their operations. */
export async function listLogEntries(on: Database, treeId: string): Promise<LogEntry[]> {
  return on.$queryRaw<LogEntry[]>`
    SELECT DISTINCT ON ("version") "gestureId", "undoes", "redoes", "actorId"
    FROM "FeedbackRecord" WHERE "treeId" = ${treeId}::uuid ORDER BY "version", "seq"`;
}

/** The operations that take a gesture back, in the order to apply them; empty for one the log does not have. */
export async function loadInverse(
  on: Database,
  treeId: string,
  gestureId: string,
): Promise<readonly Operation[]> {
  const rows = await on.feedbackRecord.findMany({
    where: { treeId, gestureId },
    orderBy: { seq: 'desc' },
    select: { inverse: true },
  });
  return rows.flatMap((row) => operationsSchema.parse(row.inverse));
}

export function countRecordsSince(on: Database, treeId: string, version: number): Promise<number> {
  return on.feedbackRecord.count({ where: { treeId, version: { gt: version } } });
}

/** The operations that take the tree back to `version`, in the order to apply them. */
export async function loadInversesSince(
  on: Database,
  treeId: string,
  version: number,
): Promise<readonly Operation[]> {
  const rows = await on.feedbackRecord.findMany({
    where: { treeId, version: { gt: version } },
    orderBy: { seq: 'desc' },
    select: { inverse: true },
  });
  return rows.flatMap((row) => operationsSchema.parse(row.inverse));
}

/** What a gesture came down to, in order; empty for one the log does not have. */
export async function loadOperations(
  on: Database,
  treeId: string,
  gestureId: string,
): Promise<readonly Operation[]> {
  const rows = await on.feedbackRecord.findMany({
    where: { treeId, gestureId },
    orderBy: { seq: 'asc' },
    select: { operation: true },
  });
  return rows.map((row) => operationSchema.parse(row.operation));
}

const recordColumns = {
  seq: true,
  gestureId: true,
  type: true,
  schemaVersion: true,
  operation: true,
  inverse: true,
  description: true,
  actorId: true,
  actor: { select: { name: true } },
  at: true,
  baseVersion: true,
  version: true,
  undoes: true,
  redoes: true,
  reason: true,
  view: true,
  exposure: true,
  seconds: true,
} as const;

type RecordRow = Prisma.FeedbackRecordGetPayload<{ select: typeof recordColumns }>;

function toRecord({ operation, inverse, actor, at, ...row }: RecordRow): FeedbackRecord {
  return {
    ...row,
    operation: operationSchema.parse(operation),
    inverse: operationsSchema.parse(inverse),
    actor: actor.name,
    at: at.toISOString(),
  };
}

export interface FeedbackPage {
  readonly afterSeq: number;
  readonly limit: number;
  /** undefined: from the beginning. */
  readonly sinceVersion?: number;
  /** undefined: to the end. */
  readonly upToVersion?: number;
}

/** Oldest first. */
export async function listFeedback(
  on: Database,
  treeId: string,
  { afterSeq, limit, sinceVersion, upToVersion }: FeedbackPage,
): Promise<FeedbackRecord[]> {
  const rows = await on.feedbackRecord.findMany({
    where: {
      treeId,
      seq: { gt: afterSeq },
      version: { gt: sinceVersion, lte: upToVersion },
    },
    orderBy: { seq: 'asc' },
    take: limit,
    select: recordColumns,
  });
  return rows.map(toRecord);
}

export interface GestureSummary extends LogEntry {
  readonly actor: string;
  readonly at: Date;
  readonly version: number;
  /** The first three, in order. */
  readonly descriptions: readonly string[];
  readonly operations: number;
  /** The kinds of its operations. */
  readonly types: readonly OperationType[];
  readonly reason: string | null;
  /** Bytes of its inverse as it is stored. */
  readonly weight: number;
}

/** The last `most` gestures, oldest first, without their operations. */
export async function listRecentGestures(
  on: Database,
  treeId: string,
  most: number,
): Promise<readonly GestureSummary[]> {
  const rows = await on.$queryRaw<GestureSummary[]>`
    SELECT r."gestureId", r."actorId", p."name" AS "actor", min(r."at") AS "at", r."version",
      r."undoes", r."redoes", (array_agg(r."description" ORDER BY r."seq"))[1:3] AS "descriptions",
      count(*)::int AS "operations", array_agg(DISTINCT r."type") AS "types",
      min(r."reason") AS "reason", sum(pg_column_size(r."inverse"))::int AS "weight"
    FROM "FeedbackRecord" r JOIN "Person" p ON p."id" = r."actorId"
    WHERE r."treeId" = ${treeId}::uuid
    GROUP BY r."version", r."gestureId", r."actorId", p."name", r."undoes", r."redoes"
    ORDER BY r."version" DESC LIMIT ${most}`;
  return rows.toReversed();
}

/** Seconds that the person's latest answers in the review of a tree took, latest first. */
export async function listAnswerSeconds(
  on: Database,
  treeId: string,
  actorId: string,
  most: number,
): Promise<readonly number[]> {
  const rows = await on.$queryRaw<{ seconds: number }[]>`
    SELECT DISTINCT ON ("version") "seconds" FROM "FeedbackRecord"
    WHERE "treeId" = ${treeId}::uuid AND "actorId" = ${actorId}::uuid AND "view" = 'review'
      AND "seconds" IS NOT NULL
    ORDER BY "version" DESC LIMIT ${most}`;
  return rows.map((row) => row.seconds);
}

/** The operations of the log in order, up to and including `version`, in chunks that fit in memory. */
export async function* readOperations(
  on: Database,
  treeId: string,
  upToVersion: number,
): AsyncGenerator<readonly Operation[]> {
  const chunk = 1_000;
  for (let after = 0; ; ) {
    const rows = await on.feedbackRecord.findMany({
      where: { treeId, seq: { gt: after }, version: { lte: upToVersion } },
      orderBy: { seq: 'asc' },
      take: chunk,
      select: { seq: true, operation: true },
    });
    yield rows.map((row) => operationSchema.parse(row.operation));
    const last = rows.at(-1);
    if (rows.length < chunk || last === undefined) return;
    after = last.seq;
  }
}
