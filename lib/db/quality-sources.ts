/** What quality figures are told by, beyond the corrections themselves. */

import type { Database } from './client';

/** The trees that corrections began from: of a topic, or of all. */
export async function listCorrectedTrees(on: Database, topicId?: string) {
  const trees = await on.tree.findMany({
    where: {
      topicId,
      topic: { archivedAt: null },
      copies: { some: { kind: { in: ['CORRECTION', 'FINAL'] } } },
    },
    select: {
      id: true,
      kind: true,
      run: { select: { id: true, engine: true, model: true, createdAt: true } },
      _count: { select: { categories: true } },
    },
  });
  return trees.map(({ _count, ...tree }) => ({ ...tree, categories: _count.categories }));
}

export type CorrectedTree = Awaited<ReturnType<typeof listCorrectedTrees>>[number];

/** The versions of all prompts that each run used, its own calls and those of earlier runs, in order. */
export async function listPromptVersionsOfRuns(
  on: Database,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (runIds.length === 0) return new Map();
  const rows = await on.$queryRaw<{ runId: string; promptVersion: string }[]>`
    SELECT "runId", "promptVersion" FROM "ModelCall" WHERE "runId" = ANY(${[...runIds]}::uuid[])
    UNION
    SELECT r."runId", c."promptVersion" FROM "ModelCallReuse" r JOIN "ModelCall" c ON c."id" = r."callId"
    WHERE r."runId" = ANY(${[...runIds]}::uuid[])
    ORDER BY 1, 2`;
  const versions = new Map<string, string[]>();
  for (const { runId, promptVersion } of rows)
    versions.set(runId, [...(versions.get(runId) ?? []), promptVersion]);
  return versions;
}

/** A longer pause than this between two gestures, in seconds, was not spent on the tree. */
const longestPause = 300;

/**
 * The seconds that went into each correction: what its gestures took, or, of one that was not timed, the pause before
 * it, if that was no longer than five minutes. Undone gestures took time as well.
 */
export async function listWorkSeconds(
  on: Database,
  treeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (treeIds.length === 0) return new Map();
  const rows = await on.$queryRaw<{ treeId: string; seconds: number }[]>`
    WITH gestures AS (
      SELECT "treeId", "version", MIN("at") AS "at", MAX("seconds") AS "seconds"
      FROM "FeedbackRecord" WHERE "treeId" = ANY(${[...treeIds]}::uuid[])
      GROUP BY "treeId", "version"
    ), timed AS (
      SELECT "treeId", "seconds", EXTRACT(EPOCH FROM
        "at" - LAG("at") OVER (PARTITION BY "treeId" ORDER BY "version")) AS "pause"
      FROM gestures
    )
    SELECT "treeId", SUM(COALESCE("seconds",
      CASE WHEN "pause" BETWEEN 0 AND ${longestPause} THEN "pause" ELSE 0 END))::float8 AS "seconds"
    FROM timed GROUP BY "treeId"`;
  return new Map(rows.map(({ treeId, seconds }) => [treeId, seconds]));
}
