/** Writes trees: new ones as a whole, and of others what a save has changed, one statement a table. */

import type { RowChanges, TreeRows } from '@/lib/tree/rows';

import type { Database, Transaction } from './client';
import { type NewRecord, operationsVersion } from './feedback';
import { Prisma } from './generated/client';
import { channel, noticeText } from './notifications';
import type { LockedTree, TreeKind } from './trees';

export interface NewTree {
  readonly topicId: string;
  readonly kind: TreeKind;
  readonly studyRevision: number;
  readonly runId?: string;
  readonly copiedFromId?: string;
  readonly annotatorId?: string;
}

export async function insertTree(
  on: Transaction,
  tree: NewTree,
  rows: Omit<TreeRows, 'studyIds'>,
): Promise<string> {
  const { id: treeId } = await on.tree.create({ data: tree, select: { id: true } });
  await upsertCategories(on, treeId, rows.categories);
  await upsertAssignments(on, treeId, rows.assignments);
  await upsertJudgements(on, treeId, rows.judgements);
  return treeId;
}

/** Copies the categories and assignments of `fromId` into the new tree; the review state starts empty. */
export async function insertCopy(on: Transaction, tree: NewTree, fromId: string): Promise<string> {
  const { id: treeId } = await on.tree.create({
    data: { ...tree, copiedFromId: fromId },
    select: { id: true },
  });
  await on.$executeRaw`
    INSERT INTO "Category" ("treeId", "id", "parentId", "index", "name", "scopeNote")
    SELECT ${treeId}::uuid, "id", "parentId", "index", "name", "scopeNote"
    FROM "Category" WHERE "treeId" = ${fromId}::uuid`;
  await on.$executeRaw`
    INSERT INTO "Assignment" ("treeId", "categoryId", "studyId", "origin", "evidenceId")
    SELECT ${treeId}::uuid, "categoryId", "studyId", "origin", "evidenceId"
    FROM "Assignment" WHERE "treeId" = ${fromId}::uuid`;
  return treeId;
}

async function upsertCategories(on: Transaction, treeId: string, rows: TreeRows['categories']) {
  if (rows.length === 0) return;
  await on.$executeRaw`
    INSERT INTO "Category" ("treeId", "id", "parentId", "index", "name", "scopeNote")
    SELECT ${treeId}::uuid, * FROM unnest(
      ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.parentId)}::text[],
      ${rows.map((row) => row.index)}::int[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.scopeNote)}::text[])
    ON CONFLICT ("treeId", "id") DO UPDATE SET "parentId" = EXCLUDED."parentId",
      "index" = EXCLUDED."index", "name" = EXCLUDED."name", "scopeNote" = EXCLUDED."scopeNote"`;
}

async function upsertAssignments(on: Transaction, treeId: string, rows: TreeRows['assignments']) {
  if (rows.length === 0) return;
  await on.$executeRaw`
    INSERT INTO "Assignment" ("treeId", "categoryId", "studyId", "origin", "evidenceId")
    SELECT ${treeId}::uuid, * FROM unnest(
      ${rows.map((row) => row.categoryId)}::text[], ${rows.map((row) => row.studyId)}::uuid[],
      ${rows.map((row) => row.origin)}::"Origin"[], ${rows.map((row) => row.evidenceId)}::text[])
    ON CONFLICT ("treeId", "categoryId", "studyId") DO UPDATE SET "origin" = EXCLUDED."origin",
      "evidenceId" = EXCLUDED."evidenceId"`;
}

async function upsertJudgements(on: Transaction, treeId: string, rows: TreeRows['judgements']) {
  if (rows.length === 0) return;
  await on.$executeRaw`
    INSERT INTO "Judgement" ("treeId", "kind", "key", "body")
    SELECT ${treeId}::uuid, "kind", "key", "body"::jsonb FROM unnest(
      ${rows.map((row) => row.kind)}::"JudgementKind"[], ${rows.map((row) => row.key)}::text[],
      ${rows.map((row) => JSON.stringify(row.body))}::text[]) AS "row"("kind", "key", "body")
    ON CONFLICT ("treeId", "kind", "key") DO UPDATE SET "body" = EXCLUDED."body"`;
}

/** What a save writes: the tree's new version, its rows that `changedRows` found, and the log's new records. */
export interface Save {
  readonly treeId: string;
  readonly version: number;
  readonly changes: RowChanges;
  readonly records: readonly NewRecord[];
}

/** What a correction must still be that is saved without having been locked. */
export type Unchanged = Pick<LockedTree, 'version' | 'topicRevision' | 'annotatorId'>;

/**
 * Writes a save of a locked tree, and tells those who look at the tree. One statement, since what a save costs is its
 * round trips: five of it took three times as long; and only the parts of it that there is something for. The time of
 * the records is that of the statement, for the transaction may have waited for the lock.
 */
export async function writeSave(on: Transaction, save: Save): Promise<void> {
  await write(on, save, Prisma.empty);
}

/**
 * As `writeSave`, of a correction that nobody has locked: false, and nothing is written, unless it is open, as it was,
 * and its log has none of the gestures. Who saves it at the same moment is waited for, and then it is not as it was.
 */
export async function writeSaveIfUnchanged(
  on: Database,
  save: Save,
  { version, topicRevision, annotatorId }: Unchanged,
): Promise<boolean> {
  const gestures = [...new Set(save.records.map(({ gestureId }) => gestureId))];
  const written = await write(
    on,
    save,
    Prisma.sql`AND t."version" = ${version} AND t."completedAt" IS NULL
      AND t."annotatorId" = ${annotatorId}::uuid
      AND EXISTS (SELECT FROM "Topic" p WHERE p."id" = t."topicId"
        AND p."revision" = ${topicRevision} AND p."archivedAt" IS NULL)
      AND NOT EXISTS (SELECT FROM "FeedbackRecord" f
        WHERE f."treeId" = t."id" AND f."gestureId" = ANY(${gestures}::uuid[]))`,
  );
  return written > 0;
}

/** How many trees were written: 1, or 0 when the condition does not hold. All parts hang on the tree. */
function write(on: Database, save: Save, condition: Prisma.Sql): Promise<number> {
  const { treeId, version, changes, records } = save;
  const { categories, assignments, judgements } = changes;
  const parts = [
    Prisma.sql`"saved" AS (
      UPDATE "Tree" t SET "version" = ${version}, "updatedAt" = statement_timestamp()
      WHERE t."id" = ${treeId}::uuid ${condition} RETURNING t."id"
    )`,
    ...part(categories.upserts, putCategories),
    ...part(categories.deletes, removeCategories),
    ...part(assignments.upserts, putAssignments),
    ...part(assignments.deletes, removeAssignments),
    ...part(judgements.upserts, putJudgements),
    ...part(judgements.deletes, removeJudgements),
    appendRecords(treeId, records),
  ];
  return on.$executeRaw`
    WITH ${Prisma.join(parts)}
    SELECT pg_notify(${channel}, ${noticeText({ kind: 'tree', id: treeId })}) FROM "saved"`;
}

function part<T>(rows: readonly T[], sql: (rows: readonly T[]) => Prisma.Sql): Prisma.Sql[] {
  return rows.length > 0 ? [sql(rows)] : [];
}

const json = (rows: readonly unknown[]) => JSON.stringify(rows);

const putCategories = (rows: RowChanges['categories']['upserts']) => Prisma.sql`
  "categories" AS (
    INSERT INTO "Category" ("treeId", "id", "parentId", "index", "name", "scopeNote")
    SELECT * FROM "saved", jsonb_to_recordset(${json(rows)}::jsonb)
      AS "row"("id" text, "parentId" text, "index" int, "name" text, "scopeNote" text)
    ON CONFLICT ("treeId", "id") DO UPDATE SET "parentId" = EXCLUDED."parentId",
      "index" = EXCLUDED."index", "name" = EXCLUDED."name", "scopeNote" = EXCLUDED."scopeNote"
  )`;

const removeCategories = (ids: RowChanges['categories']['deletes']) => Prisma.sql`
  "removed" AS (
    DELETE FROM "Category" c USING "saved"
    WHERE c."treeId" = "saved"."id" AND c."id" = ANY(${[...ids]}::text[])
  )`;

const putAssignments = (rows: RowChanges['assignments']['upserts']) => Prisma.sql`
  "assignments" AS (
    INSERT INTO "Assignment" ("treeId", "categoryId", "studyId", "origin", "evidenceId")
    SELECT * FROM "saved", jsonb_to_recordset(${json(rows)}::jsonb)
      AS "row"("categoryId" text, "studyId" uuid, "origin" "Origin", "evidenceId" text)
    ON CONFLICT ("treeId", "categoryId", "studyId") DO UPDATE SET "origin" = EXCLUDED."origin",
      "evidenceId" = EXCLUDED."evidenceId"
  )`;

const removeAssignments = (keys: RowChanges['assignments']['deletes']) => Prisma.sql`
  "unassigned" AS (
    DELETE FROM "Assignment" a USING "saved", jsonb_to_recordset(${json(keys)}::jsonb)
      AS gone("categoryId" text, "studyId" uuid)
    WHERE a."treeId" = "saved"."id" AND a."categoryId" = gone."categoryId"
      AND a."studyId" = gone."studyId"
  )`;

const putJudgements = (rows: RowChanges['judgements']['upserts']) => Prisma.sql`
  "judgements" AS (
    INSERT INTO "Judgement" ("treeId", "kind", "key", "body")
    SELECT * FROM "saved", jsonb_to_recordset(${json(rows)}::jsonb)
      AS "row"("kind" "JudgementKind", "key" text, "body" jsonb)
    ON CONFLICT ("treeId", "kind", "key") DO UPDATE SET "body" = EXCLUDED."body"
  )`;

const removeJudgements = (keys: RowChanges['judgements']['deletes']) => Prisma.sql`
  "cleared" AS (
    DELETE FROM "Judgement" j USING "saved", jsonb_to_recordset(${json(keys)}::jsonb)
      AS gone("kind" "JudgementKind", "key" text)
    WHERE j."treeId" = "saved"."id" AND j."kind" = gone."kind" AND j."key" = gone."key"
  )`;

const appendRecords = (treeId: string, records: readonly NewRecord[]) => Prisma.sql`
  "log" AS (
    INSERT INTO "FeedbackRecord" ("treeId", "seq", "type", "schemaVersion", "at", "gestureId",
      "operation", "inverse", "description", "actorId", "baseVersion", "version", "undoes",
      "redoes", "reason", "view", "exposure", "seconds", "touches")
    SELECT "saved"."id", "last"."seq" + "position"::int, "operation"->>'type',
      ${operationsVersion}::int, statement_timestamp(), "gestureId", "operation", "inverse",
      "description", "actorId", "baseVersion", "version", "undoes", "redoes", "reason", "view",
      "exposure", "seconds", "touches"
    FROM "saved", (SELECT coalesce(max("seq"), 0) AS "seq" FROM "FeedbackRecord"
        WHERE "treeId" = ${treeId}::uuid) AS "last",
      ROWS FROM (jsonb_to_recordset(${json(records)}::jsonb) AS ("gestureId" uuid,
        "operation" jsonb, "inverse" jsonb, "description" text, "actorId" uuid,
        "baseVersion" int, "version" int, "undoes" uuid, "redoes" uuid, "reason" text,
        "view" text, "exposure" text, "seconds" float8, "touches" text[])) WITH ORDINALITY
      AS "row"("gestureId", "operation", "inverse", "description", "actorId", "baseVersion",
        "version", "undoes", "redoes", "reason", "view", "exposure", "seconds", "touches",
        "position")
  )`;
