import type { Database, Transaction } from './client';
import { Prisma } from './generated/client';

/** What a person's work lets them read, and what it hides from them. */
export async function loadGiven(on: Database, personId: string) {
  const [trees, owned] = await Promise.all([listWorkedOn(on, personId), listOwned(on, personId)]);
  const bases = trees.map((tree) => ({ ...tree, id: tree.copiedFromId ?? tree.id }));
  const settled = bases.filter((tree) => tree.settled);
  const hidden = bases.filter((tree) => tree.blind && !tree.settled);
  return {
    trees: new Set([...trees.map((tree) => tree.id), ...bases.map((tree) => tree.id)]),
    topics: new Set([...trees.map((tree) => tree.topicId), ...owned]),
    ownTopics: new Set(owned),
    settled: new Set(settled.map((tree) => tree.id)),
    blindTopics: new Set(hidden.map((tree) => tree.topicId)),
  };
}

interface WorkedOn {
  readonly id: string;
  readonly topicId: string;
  readonly copiedFromId: string | null;
  /** They have a blind task of it. */
  readonly blind: boolean;
  /** Its corrections, or those of the tree it was copied from, are adjudicated. */
  readonly settled: boolean;
}

/** Trees that were handed to a person or that they copied; 10,000 at most. */
function listWorkedOn(on: Database, personId: string): Promise<WorkedOn[]> {
  return on.$queryRaw<WorkedOn[]>`
    SELECT t."id", t."topicId", t."copiedFromId", coalesce(o."blind", false) AS "blind",
      EXISTS (SELECT FROM "Tree" f WHERE f."copiedFromId" = coalesce(t."copiedFromId", t."id")
        AND f."kind" = 'FINAL' AND f."completedAt" IS NOT NULL) AS "settled"
    FROM "Tree" t
    LEFT JOIN "Task" k ON k."treeId" = t."id" AND k."annotatorId" = ${personId}::uuid
    LEFT JOIN "WorkOrder" o ON o."id" = k."orderId"
    WHERE t."annotatorId" = ${personId}::uuid
      OR t."id" IN (SELECT "treeId" FROM "Task" WHERE "annotatorId" = ${personId}::uuid)
    LIMIT 10000`;
}

async function listOwned(on: Database, ownerId: string): Promise<string[]> {
  const select = { id: true };
  const topics = await on.topic.findMany({ where: { ownerId }, take: 10_000, select });
  return topics.map((topic) => topic.id);
}

export interface TaskRow {
  readonly id: string;
  readonly orderId: string;
  readonly treeId: string;
  readonly treeKind: 'GENERATED' | 'IMPORTED' | 'FINAL';
  readonly topicId: string;
  readonly topicTitle: string;
  /** null: nobody has taken it. */
  readonly annotatorId: string | null;
  readonly annotator: string | null;
  /** It was handed out to whoever is free. */
  readonly open: boolean;
  readonly createdAt: Date;
  readonly takenAt: Date | null;
  /** A day, as 2026-11-30. */
  readonly dueOn: string | null;
  /** Days without an edit after which it is stalled. */
  readonly stallDays: number;
  readonly blind: boolean;
  /** The annotator's own, once they have begun. */
  readonly correctionId: string | null;
  readonly version: number | null;
  readonly studyRevision: number;
  /** How many the topic has. */
  readonly studies: number;
  readonly changedAt: Date | null;
  readonly completedAt: Date | null;
  readonly adjudicated: boolean;
}

/** The order in which they are to be done: what is due first, then what was handed out first. */
const inOrder = Prisma.sql`o."dueOn" NULLS LAST, k."createdAt", k."id"`;

function selectTasks(where: Prisma.Sql, most: number): Prisma.Sql {
  return Prisma.sql`
    SELECT k."id", k."orderId", k."treeId", t."kind"::text AS "treeKind", p."id" AS "topicId",
      p."title" AS "topicTitle", k."annotatorId", a."name" AS "annotator", k."open", k."createdAt",
      k."takenAt", to_char(o."dueOn", 'YYYY-MM-DD') AS "dueOn", o."stallDays", o."blind", c."id" AS "correctionId",
      c."version", p."revision" AS "studyRevision",
      (SELECT count(*)::int FROM "Study" s WHERE s."topicId" = p."id") AS "studies", c."updatedAt" AS "changedAt", c."completedAt",
      EXISTS (SELECT FROM "Tree" f WHERE f."copiedFromId" = t."id" AND f."kind" = 'FINAL'
        AND f."completedAt" IS NOT NULL) AS "adjudicated"
    FROM "Task" k JOIN "WorkOrder" o ON o."id" = k."orderId"
    JOIN "Tree" t ON t."id" = k."treeId" JOIN "Topic" p ON p."id" = t."topicId"
    LEFT JOIN "Person" a ON a."id" = k."annotatorId"
    LEFT JOIN "Tree" c ON c."copiedFromId" = t."id" AND c."annotatorId" = k."annotatorId"
      AND c."kind" = 'CORRECTION'
    WHERE p."archivedAt" IS NULL AND ${where} ORDER BY ${inOrder} LIMIT ${most}`;
}

/** What a person was given, in the order in which it is to be done; 1,000 at most. */
export function listTasksOf(on: Database, annotatorId: string): Promise<TaskRow[]> {
  return on.$queryRaw(selectTasks(Prisma.sql`k."annotatorId" = ${annotatorId}::uuid`, 1_000));
}

/** Of a tree. */
export function listTreeTasks(on: Database, treeId: string): Promise<TaskRow[]> {
  return on.$queryRaw(selectTasks(Prisma.sql`k."treeId" = ${treeId}::uuid`, 1_000));
}

/** Everybody's; `most` at most. */
export function listAllTasks(on: Database, most: number): Promise<TaskRow[]> {
  return on.$queryRaw(selectTasks(Prisma.sql`true`, most));
}

export async function findTask(on: Database, id: string): Promise<TaskRow | null> {
  const [task] = await on.$queryRaw<TaskRow[]>(selectTasks(Prisma.sql`k."id" = ${id}::uuid`, 1));
  return task ?? null;
}

/** What somebody was asked to go by for a tree. */
export async function findInstructions(on: Database, treeId: string, annotatorId: string) {
  const task = await on.task.findUnique({
    where: { treeId_annotatorId: { treeId, annotatorId } },
    select: { order: { select: { guideline: true, blind: true, dueOn: true } } },
  });
  return task?.order ?? null;
}

export interface NewTask {
  readonly treeId: string;
  /** null: for whoever is free. */
  readonly annotatorId: string | null;
}

/** Those of people who have the tree already are left out; how many were written. */
export async function insertTasks(
  on: Transaction,
  orderId: string,
  tasks: readonly NewTask[],
): Promise<number> {
  const now = new Date();
  const data = tasks.map((task) => ({
    ...{ ...task, orderId, open: task.annotatorId === null },
    takenAt: task.annotatorId === null ? null : now,
  }));
  return (await on.task.createMany({ data, skipDuplicates: true })).count;
}

/** Who has which of the trees. */
export async function listHolders(on: Database, treeIds: readonly string[]): Promise<NewTask[]> {
  return on.task.findMany({
    where: { treeId: { in: [...treeIds] }, annotatorId: { not: null } },
    select: { treeId: true, annotatorId: true },
  });
}

/** What a person may take: nobody's task of a tree that they have no task and no correction of. */
function freeFor(personId: string): Prisma.Sql {
  return Prisma.sql`k."annotatorId" IS NULL AND p."archivedAt" IS NULL
    AND NOT EXISTS (SELECT FROM "Task" mine
      WHERE mine."treeId" = k."treeId" AND mine."annotatorId" = ${personId}::uuid)
    AND NOT EXISTS (SELECT FROM "Tree" mine
      WHERE mine."copiedFromId" = k."treeId" AND mine."annotatorId" = ${personId}::uuid)`;
}

/** How many trees a person could take. */
export async function countFreeTrees(on: Database, personId: string): Promise<number> {
  const [row] = await on.$queryRaw<{ trees: number }[]>`
    SELECT count(DISTINCT k."treeId")::int AS "trees" FROM "Task" k
    JOIN "Tree" t ON t."id" = k."treeId" JOIN "Topic" p ON p."id" = t."topicId"
    WHERE ${freeFor(personId)}`;
  return row?.trees ?? 0;
}

/** Keeps the person from taking two tasks at once until the transaction ends. */
export async function lockTaker(on: Transaction, personId: string): Promise<void> {
  await on.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Gives the person the first task that is free, of a tree that they have nothing to do with yet; null when there is
 * none. Others who take one at the same moment get another. After `lockTaker`.
 */
export async function takeFreeTask(on: Transaction, personId: string): Promise<string | null> {
  const [taken] = await on.$queryRaw<{ id: string }[]>`
    UPDATE "Task" SET "annotatorId" = ${personId}::uuid, "takenAt" = now() WHERE "id" = (
      SELECT k."id" FROM "Task" k JOIN "WorkOrder" o ON o."id" = k."orderId"
      JOIN "Tree" t ON t."id" = k."treeId" JOIN "Topic" p ON p."id" = t."topicId"
      WHERE ${freeFor(personId)}
      ORDER BY ${inOrder} LIMIT 1 FOR UPDATE OF k SKIP LOCKED)
    RETURNING "id"`;
  return taken?.id ?? null;
}

/** As `findTask`, and keeps others from changing it until the transaction ends. */
export async function lockTask(on: Transaction, id: string): Promise<TaskRow | null> {
  await on.$queryRaw`SELECT 1 FROM "Task" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return findTask(on, id);
}

/** null: whoever is free. */
export async function updateAnnotator(
  on: Transaction,
  id: string,
  annotatorId: string | null,
): Promise<void> {
  const data =
    annotatorId === null
      ? { annotatorId, takenAt: null, open: true }
      : { annotatorId, takenAt: new Date() };
  await on.task.update({ where: { id }, data, select: { id: true } });
}

/** Neither complete nor adjudicated. Of a task `k`. */
const isUnfinished = Prisma.sql`NOT EXISTS (SELECT FROM "Tree" c
    WHERE c."copiedFromId" = k."treeId" AND c."completedAt" IS NOT NULL
      AND (c."kind" = 'FINAL' OR c."kind" = 'CORRECTION' AND c."annotatorId" = k."annotatorId"))`;

/** A person's unfinished tasks that they took of what is for whoever is free become free again; how many. */
export function freeTakenTasks(on: Transaction, personId: string): Promise<number> {
  return on.$executeRaw`
    UPDATE "Task" k SET "annotatorId" = NULL, "takenAt" = NULL
    WHERE k."annotatorId" = ${personId}::uuid AND k."open" AND ${isUnfinished}`;
}

/** Another person gets a person's unfinished tasks, but those of trees that they have a task of; how many. */
export function giveUnfinished(on: Transaction, personId: string, to: string): Promise<number> {
  return on.$executeRaw`
    UPDATE "Task" k SET "annotatorId" = ${to}::uuid, "takenAt" = now()
    WHERE k."annotatorId" = ${personId}::uuid AND ${isUnfinished}
      AND NOT EXISTS (SELECT FROM "Task" has
        WHERE has."treeId" = k."treeId" AND has."annotatorId" = ${to}::uuid)`;
}

/** A person's unfinished tasks become free, also those that were given by name; how many. */
export function freeUnfinished(on: Transaction, personId: string): Promise<number> {
  return on.$executeRaw`
    UPDATE "Task" k SET "annotatorId" = NULL, "takenAt" = NULL, "open" = true
    WHERE k."annotatorId" = ${personId}::uuid AND ${isUnfinished}`;
}

export async function countUnfinished(on: Database, personId: string): Promise<number> {
  const [row] = await on.$queryRaw<{ tasks: number }[]>`
    SELECT count(*)::int AS "tasks" FROM "Task" k
    WHERE k."annotatorId" = ${personId}::uuid AND ${isUnfinished}`;
  return row?.tasks ?? 0;
}

export async function deleteTask(on: Transaction, id: string): Promise<void> {
  await on.task.delete({ where: { id }, select: { id: true } });
}

/**
 * The tree that a person goes on with by their tasks, in the order in which they are to be done: their open correction
 * of it, or the tree. null when all are done.
 */
export async function findNextTask(
  on: Database,
  annotatorId: string,
): Promise<{ treeId: string; topicTitle: string } | null> {
  const tasks = await listTasksOf(on, annotatorId);
  const next = tasks.find((task) => task.completedAt === null && !task.adjudicated);
  return next ? { treeId: next.correctionId ?? next.treeId, topicTitle: next.topicTitle } : null;
}
