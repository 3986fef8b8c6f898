import type { TreeSummary } from '@/lib/api/contract';
import { AppError } from '@/lib/errors';
import type { RowChanges, TreeRows } from '@/lib/tree/rows';

import type { Database, Transaction } from './client';
import type { Prisma } from './generated/client';
import { listStudyIds } from './studies';

export type TreeKind = TreeSummary['kind'];

export interface TreeRecord {
  readonly id: string;
  readonly topicId: string;
  readonly kind: TreeKind;
  readonly runId: string | null;
  readonly copiedFromId: string | null;
  readonly annotatorId: string | null;
  readonly version: number;
  readonly studyRevision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const treeColumns = {
  id: true,
  topicId: true,
  kind: true,
  runId: true,
  copiedFromId: true,
  annotatorId: true,
  version: true,
  studyRevision: true,
  createdAt: true,
  updatedAt: true,
} as const;

const summaryColumns = {
  ...treeColumns,
  annotator: { select: { name: true } },
  _count: { select: { categories: true } },
} as const;

/** A tree with what its card shows. */
export interface TreeCard extends TreeRecord {
  readonly annotator: string | null;
  readonly categories: number;
  readonly rootCategories: number;
}

type SummaryRow = Prisma.TreeGetPayload<{ select: typeof summaryColumns }>;

async function toCards(on: Database, rows: readonly SummaryRow[]): Promise<TreeCard[]> {
  const roots = await on.category.groupBy({
    by: ['treeId'],
    where: { treeId: { in: rows.map((row) => row.id) }, parentId: null },
    _count: true,
  });
  const rootsOf = new Map(roots.map((root) => [root.treeId, root._count]));
  return rows.map(({ _count, annotator, ...tree }) => ({
    ...tree,
    annotator: annotator?.name ?? null,
    categories: _count.categories,
    rootCategories: rootsOf.get(tree.id) ?? 0,
  }));
}

/** Newest first, 500 at most. */
export async function listTreeCards(on: Database, topicId: string): Promise<TreeCard[]> {
  const rows = await on.tree.findMany({
    where: { topicId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 500,
    select: summaryColumns,
  });
  return toCards(on, rows);
}

const noSuchTree = () => new AppError('not-found', 'There is no such tree.');

/** Throws AppError 'not-found', also when its topic is archived. */
export async function getTreeCard(on: Database, id: string): Promise<TreeCard> {
  const row = await on.tree.findFirst({
    where: { id, topic: { archivedAt: null } },
    select: summaryColumns,
  });
  if (row === null) throw noSuchTree();
  const [card] = await toCards(on, [row]);
  if (card === undefined) throw noSuchTree();
  return card;
}

/** Throws AppError 'not-found', also when its topic is archived, unless `archived` is set. */
export async function getTreeRecord(
  on: Database,
  id: string,
  { archived = false } = {},
): Promise<TreeRecord> {
  const row = await on.tree.findFirst({
    where: { id, ...(!archived && { topic: { archivedAt: null } }) },
    select: treeColumns,
  });
  if (row === null) throw noSuchTree();
  return row;
}

export interface LockedTree extends TreeRecord {
  /** Revision of the topic's study set as it is now. */
  readonly topicRevision: number;
}

/** As `getTreeRecord`, and keeps others from changing the tree until the transaction ends. */
export async function lockTree(on: Transaction, id: string): Promise<LockedTree> {
  const [tree] = await on.$queryRaw<LockedTree[]>`
    SELECT t."id", t."topicId", t."kind"::text, t."runId", t."copiedFromId", t."annotatorId",
      t."version", t."studyRevision", t."createdAt", t."updatedAt", p."revision" AS "topicRevision"
    FROM "Tree" t JOIN "Topic" p ON p."id" = t."topicId"
    WHERE t."id" = ${id}::uuid AND p."archivedAt" IS NULL FOR UPDATE OF t`;
  if (tree === undefined) throw noSuchTree();
  return tree;
}

export async function findCorrectionId(
  on: Database,
  treeId: string,
  annotatorId: string,
): Promise<string | null> {
  const copy = await on.tree.findUnique({
    where: { copiedFromId_annotatorId: { copiedFromId: treeId, annotatorId } },
    select: { id: true },
  });
  return copy?.id ?? null;
}

export async function listCorrectionIds(on: Database): Promise<readonly string[]> {
  const rows = await on.tree.findMany({
    where: { kind: 'CORRECTION' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** The tree's rows as they stand; build its value with `treeFromRows`. */
export async function loadTreeRows(
  on: Database,
  tree: { readonly id: string; readonly topicId: string },
): Promise<TreeRows> {
  const where = { treeId: tree.id };
  const categories = await on.category.findMany({
    where,
    select: { id: true, parentId: true, index: true, name: true, scopeNote: true },
  });
  const assignments = await on.assignment.findMany({
    where,
    select: { categoryId: true, studyId: true, origin: true, evidenceId: true },
  });
  const judgements = await on.judgement.findMany({
    where,
    select: { kind: true, key: true, body: true },
  });
  return { studyIds: await listStudyIds(on, tree.topicId), categories, assignments, judgements };
}

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
