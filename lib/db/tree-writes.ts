/** Writes trees: new ones as a whole, and of others what a save has changed, one statement a table. */

import type { RowChanges, TreeRows } from '@/lib/tree/rows';

import type { Transaction } from './client';
import type { TreeKind } from './trees';

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

async function deleteAssignments(
  on: Transaction,
  treeId: string,
  pairs: RowChanges['assignments']['deletes'],
) {
  if (pairs.length === 0) return;
  await on.$executeRaw`
    DELETE FROM "Assignment" a USING unnest(
      ${pairs.map((pair) => pair.categoryId)}::text[],
      ${pairs.map((pair) => pair.studyId)}::uuid[]) AS gone("categoryId", "studyId")
    WHERE a."treeId" = ${treeId}::uuid AND a."categoryId" = gone."categoryId"
      AND a."studyId" = gone."studyId"`;
}

async function deleteCategories(on: Transaction, treeId: string, ids: readonly string[]) {
  if (ids.length === 0) return;
  await on.$executeRaw`
    DELETE FROM "Category" WHERE "treeId" = ${treeId}::uuid AND "id" = ANY(${[...ids]}::text[])`;
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

async function deleteJudgements(
  on: Transaction,
  treeId: string,
  subjects: RowChanges['judgements']['deletes'],
) {
  if (subjects.length === 0) return;
  await on.$executeRaw`
    DELETE FROM "Judgement" j USING unnest(
      ${subjects.map((subject) => subject.kind)}::"JudgementKind"[],
      ${subjects.map((subject) => subject.key)}::text[]) AS gone("kind", "key")
    WHERE j."treeId" = ${treeId}::uuid AND j."kind" = gone."kind" AND j."key" = gone."key"`;
}

/** Writes what `changedRows` found, and the tree's new version. */
export async function writeTreeChanges(
  on: Transaction,
  treeId: string,
  version: number,
  { categories, assignments, judgements }: RowChanges,
): Promise<void> {
  await upsertCategories(on, treeId, categories.upserts);
  await deleteAssignments(on, treeId, assignments.deletes);
  await upsertAssignments(on, treeId, assignments.upserts);
  await deleteCategories(on, treeId, categories.deletes);
  await deleteJudgements(on, treeId, judgements.deletes);
  await upsertJudgements(on, treeId, judgements.upserts);
  await on.$executeRaw`
    UPDATE "Tree" SET "version" = ${version}, "updatedAt" = statement_timestamp()
    WHERE "id" = ${treeId}::uuid`;
}
