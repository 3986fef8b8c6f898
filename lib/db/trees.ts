import type { TreeSummary } from '@/lib/api/tree-contract';
import { AppError } from '@/lib/errors';
import type { TreeRows } from '@/lib/tree/rows';
import type { Provenance } from '@/lib/tree/value';

import type { Database, Transaction } from './client';
import { findAppliedGestures } from './feedback';
import { Prisma } from './generated/client';
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
  /** Since when a correction is complete. */
  readonly completedAt: Date | null;
  readonly restUntouched: boolean;
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
  completedAt: true,
  restUntouched: true,
} as const;

const summaryColumns = {
  ...treeColumns,
  annotator: { select: { name: true } },
  _count: { select: { categories: true } },
} as const;

/** Whose trees are asked for; `lib/auth/rights.ts` makes it of who is asking. */
export interface TreeReader {
  readonly personId: string;
  /** Others' corrections, too. */
  readonly allCorrections: boolean;
  /** Final trees in the making, too. */
  readonly unfinishedFinals: boolean;
  /** Trees whose corrections are adjudicated and may be read. */
  readonly settled: readonly string[];
  /** null: all topics, and all trees that are no corrections. */
  readonly only: {
    readonly trees: readonly string[];
    readonly topics: readonly string[];
    /** All trees of these, corrections of others excepted. */
    readonly ownTopics: readonly string[];
  } | null;
}

export function readableTrees(reader: TreeReader): Prisma.TreeWhereInput {
  const { personId, allCorrections, only } = reader;
  const settled = { copiedFromId: { in: [...reader.settled] } };
  const given = only && {
    OR: [
      { id: { in: [...only.trees] } },
      { topicId: { in: [...only.ownTopics] } },
      { annotatorId: personId },
      settled,
    ],
  };
  const own = {
    OR: [
      { kind: { in: ['GENERATED' as const, 'IMPORTED' as const] } },
      { kind: 'FINAL' as const, ...(!reader.unfinishedFinals && { completedAt: { not: null } }) },
      { annotatorId: personId },
      { kind: 'CORRECTION' as const, ...settled },
    ],
  };
  return { AND: [given ?? {}, allCorrections ? {} : own] };
}

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

/** Those that the reader may know of, newest first, 500 at most. */
export async function listTreeCards(
  on: Database,
  topicId: string,
  reader: TreeReader,
): Promise<TreeCard[]> {
  const rows = await on.tree.findMany({
    where: { topicId, ...readableTrees(reader) },
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

/** The run whose claims belong to a tree: its own, or that of the tree it was copied from. */
export async function claimRunId(
  on: Database,
  tree: Pick<TreeRecord, 'runId' | 'copiedFromId'>,
): Promise<string | null> {
  if (tree.runId !== null || tree.copiedFromId === null) return tree.runId;
  return (await getTreeRecord(on, tree.copiedFromId)).runId;
}

export async function hasCategory(on: Database, treeId: string, id: string): Promise<boolean> {
  return (await on.category.count({ where: { treeId, id } })) > 0;
}

/** Where a direct assignment came from; null when there is none. */
export function findAssignment(
  on: Database,
  treeId: string,
  categoryId: string,
  studyId: string,
): Promise<Provenance | null> {
  return on.assignment.findUnique({
    where: { treeId_categoryId_studyId: { treeId, categoryId, studyId } },
    select: { origin: true, evidenceId: true },
  });
}

export interface LockedTree extends TreeRecord {
  /** Revision of the topic's study set as it is now. */
  readonly topicRevision: number;
}

/** As `getTreeRecord`, and keeps others from changing the tree until the transaction ends. */
export async function lockTree(on: Transaction, id: string): Promise<LockedTree> {
  const [tree] = await on.$queryRaw<LockedTree[]>`
    SELECT ${lockedColumns} ${liveTree(id)} FOR UPDATE OF t`;
  if (tree === undefined) throw noSuchTree();
  return tree;
}

/** Version after each gesture that the log has, by gesture id. */
export type AppliedGestures = ReadonlyMap<string, number>;

/**
 * `lockTree`, and which of the gestures the tree's log has already, in one statement. Where the lock had to be
 * waited for, the statement has looked into the log before what was waited for came in; then the log's last
 * version is not the tree's, and it is looked into once more.
 */
export async function lockTreeForSave(
  on: Transaction,
  id: string,
  gestureIds: readonly string[],
): Promise<{ readonly tree: LockedTree; readonly applied: AppliedGestures }> {
  const [row] = await on.$queryRaw<(LockedTree & Seen)[]>`
    SELECT ${lockedColumns},
      (SELECT coalesce(max("version"), 0) FROM "FeedbackRecord" WHERE "treeId" = t."id") AS "logVersion",
      (SELECT jsonb_object_agg("gestureId", "version") FROM "FeedbackRecord"
        WHERE "treeId" = t."id" AND "gestureId" = ANY(${[...gestureIds]}::uuid[])) AS "gestures"
    ${liveTree(id)} FOR UPDATE OF t`;
  if (row === undefined) throw noSuchTree();
  const { logVersion, gestures, ...tree } = row;
  const isAll = logVersion === tree.version;
  const applied = isAll
    ? new Map(Object.entries(gestures ?? {}))
    : await findAppliedGestures(on, id, gestureIds);
  return { tree, applied };
}

interface Seen {
  readonly logVersion: number;
  readonly gestures: Readonly<Record<string, number>> | null;
}

const lockedColumns = Prisma.sql`t."id", t."topicId", t."kind"::text, t."runId", t."copiedFromId",
  t."annotatorId", t."version", t."studyRevision", t."createdAt", t."updatedAt", t."completedAt",
  t."restUntouched", p."revision" AS "topicRevision"`;

function liveTree(id: string) {
  return Prisma.sql`FROM "Tree" t JOIN "Topic" p ON p."id" = t."topicId"
    WHERE t."id" = ${id}::uuid AND p."archivedAt" IS NULL`;
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

/** Marks a correction complete, or with null opens it again. */
export async function updateCompletion(
  on: Transaction,
  id: string,
  completion: Pick<TreeRecord, 'completedAt' | 'restUntouched'>,
): Promise<void> {
  await on.tree.update({ where: { id }, data: completion, select: { id: true } });
}

/**
 * The tree that a person goes on with after a topic, in the order of the list of topics and from its end on
 * from its beginning: their open correction, or the newest tree of a topic in which they have none. The sample
 * counts only when they have begun it. For somebody who reads only what they were given, it is a tree of that which
 * they have not begun. null when nothing is left.
 */
export async function findNextTree(
  on: Database,
  { personId, only }: TreeReader,
  afterTopicId: string,
): Promise<{ treeId: string; topicTitle: string } | null> {
  const among = only === null ? null : [...only.trees];
  const [next] = await on.$queryRaw<{ treeId: string; topicTitle: string }[]>`
    SELECT t."id" AS "treeId", p."title" AS "topicTitle"
    FROM "Topic" p JOIN "Topic" here ON here."id" = ${afterTopicId}::uuid
    JOIN "Tree" t ON t."topicId" = p."id"
    WHERE p."archivedAt" IS NULL AND CASE
      WHEN t."kind" = 'CORRECTION' THEN t."annotatorId" = ${personId}::uuid AND t."completedAt" IS NULL
      ELSE t."kind" <> 'FINAL'
        AND (t."id" = ANY(${among}::uuid[]) OR ${among === null} AND NOT p."sample")
        AND NOT EXISTS (SELECT FROM "Tree" mine
          WHERE mine."topicId" = p."id" AND mine."kind" = 'CORRECTION'
            AND mine."annotatorId" = ${personId}::uuid
            AND (${among === null} OR mine."copiedFromId" = t."id")) END
    ORDER BY (p."createdAt", p."id") < (here."createdAt", here."id") DESC, p."createdAt" DESC,
      p."id" DESC, t."createdAt" DESC, t."id" DESC
    LIMIT 1`;
  return next ?? null;
}

/** Of corrections and final trees. */
export async function listCorrectionIds(on: Database): Promise<readonly string[]> {
  const rows = await on.tree.findMany({
    where: { kind: { in: ['CORRECTION', 'FINAL'] } },
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
