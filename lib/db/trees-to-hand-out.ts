import type { TreeToHandOut } from '@/lib/api/task-contract';

import type { Database } from './client';
import type { TreeKind } from './trees';

/** Those of the trees that exist and whose topics are not archived, with what they are called in words. */
export async function listTreesByIds(
  on: Database,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly kind: TreeKind; readonly topicTitle: string }[]> {
  const rows = await on.tree.findMany({
    where: { id: { in: [...ids] }, topic: { archivedAt: null } },
    select: { id: true, kind: true, topic: { select: { title: true } } },
  });
  return rows.map(({ topic, ...row }) => ({ ...row, topicTitle: topic.title }));
}

type Row = Omit<TreeToHandOut, 'createdAt'> & { readonly createdAt: Date };

/** All that can be handed out, newest first; 2,000 at most. */
export async function listTreesToHandOut(on: Database): Promise<TreeToHandOut[]> {
  const rows = await on.$queryRaw<Row[]>`
    SELECT t."id", t."kind"::text, t."topicId", p."title" AS "topicTitle", p."sample", t."runId",
      coalesce(r."model", r."engine"::text) AS "madeBy", t."createdAt",
      (SELECT count(*)::int FROM "Study" s WHERE s."topicId" = p."id") AS "studies",
      (SELECT count(*)::int FROM "Category" c WHERE c."treeId" = t."id") AS "categories",
      count(c."id")::int AS "corrections", count(c."completedAt")::int AS "complete",
      (SELECT count(*)::int FROM "Task" k WHERE k."treeId" = t."id") AS "tasks"
    FROM "Tree" t JOIN "Topic" p ON p."id" = t."topicId"
    LEFT JOIN "Run" r ON r."id" = t."runId"
    LEFT JOIN "Tree" c ON c."copiedFromId" = t."id" AND c."kind" = 'CORRECTION'
    WHERE t."kind" IN ('GENERATED', 'IMPORTED') AND p."archivedAt" IS NULL
    GROUP BY t."id", p."id", r."id" ORDER BY t."createdAt" DESC, t."id" DESC LIMIT 2000`;
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

/** An imported tree of the topic that has no category. */
export async function findEmptyTree(on: Database, topicId: string): Promise<string | null> {
  const tree = await on.tree.findFirst({
    where: { topicId, kind: 'IMPORTED', categories: { none: {} } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return tree?.id ?? null;
}
