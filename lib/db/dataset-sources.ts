/** What datasets are made of: corrections with their topics, their logs, and the prompts behind their bases. */

import type { LogRecord } from '@/lib/datasets/standing';
import { AppError } from '@/lib/errors';
import { operationSchema } from '@/lib/tree/operation';

import type { Database } from './client';

const columns = {
  id: true,
  topicId: true,
  kind: true,
  copiedFromId: true,
  annotatorId: true,
  annotator: { select: { name: true } },
  version: true,
  createdAt: true,
  updatedAt: true,
  completedAt: true,
  restUntouched: true,
  topic: {
    select: {
      id: true,
      title: true,
      ownerId: true,
      reviewId: true,
      reviewPmid: true,
      domain: true,
      createdAt: true,
    },
  },
} as const;

/** The most that one export looks through: they are chosen from in memory. */
const mostCorrections = 20_000;

/**
 * Corrections and final trees, of one tree, of one topic or of all, of topics that are not archived; oldest topic
 * first. Throws AppError 'invalid' where there are too many to choose from.
 */
export async function listDatasetCorrections(
  on: Database,
  { baseTreeId, topicId }: { readonly baseTreeId?: string; readonly topicId?: string } = {},
) {
  const trees = await on.tree.findMany({
    where: {
      kind: { in: ['CORRECTION', 'FINAL'] },
      copiedFromId: baseTreeId ?? { not: null },
      topicId,
      topic: { archivedAt: null },
    },
    orderBy: [
      { topic: { createdAt: 'asc' } },
      { topicId: 'asc' },
      { copiedFromId: 'asc' },
      { createdAt: 'asc' },
      { id: 'asc' },
    ],
    take: mostCorrections + 1,
    select: columns,
  });
  if (trees.length > mostCorrections) {
    throw new AppError(
      'invalid',
      `There are more than ${mostCorrections} corrections, the most that can be chosen from. Archive topics that are done.`,
    );
  }
  return trees.map(({ annotator, copiedFromId, ...tree }) => ({
    ...tree,
    baseTreeId: copiedFromId ?? tree.id,
    annotator: annotator?.name ?? null,
  }));
}

export type DatasetCorrection = Awaited<ReturnType<typeof listDatasetCorrections>>[number];

/** The log of a tree in order, as far as labels follow from it. */
export async function listLogRecords(on: Database, treeId: string): Promise<LogRecord[]> {
  const rows = await on.feedbackRecord.findMany({
    where: { treeId },
    orderBy: { seq: 'asc' },
    select: {
      gestureId: true,
      undoes: true,
      redoes: true,
      actorId: true,
      operation: true,
      at: true,
      seconds: true,
      exposure: true,
    },
  });
  return rows.map(({ operation, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    operation: operationSchema.parse(operation),
  }));
}

/** Versions of the prompts whose replies are behind the run's evidence, by its id. */
export async function listPromptVersions(
  on: Database,
  runId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await on.$queryRaw<{ id: string; promptVersion: string }[]>`
    SELECT DISTINCT ON (e."id") e."id", c."promptVersion"
    FROM "Evidence" e JOIN "ModelCall" c ON c."key" = e."callKey"
    WHERE e."runId" = ${runId}::uuid AND e."studyId" IS NOT NULL
    ORDER BY e."id", c."seq" DESC`;
  return new Map(rows.map((row) => [row.id, row.promptVersion]));
}
