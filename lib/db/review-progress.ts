/** How far corrections have come, kept with the version and the study set that it was worked out from. */

import type { Database } from './client';

export interface Progress {
  /** Decisions that the review asks for, and those of them that are made. */
  readonly done: number;
  readonly total: number;
  /** Gestures of the annotator whose seconds are known, and the sum of these. */
  readonly decisions: number;
  readonly seconds: number;
}

export interface StoredProgress extends Progress {
  readonly treeId: string;
  readonly version: number;
  readonly studyRevision: number;
}

export function listProgress(on: Database, treeIds: readonly string[]): Promise<StoredProgress[]> {
  return on.reviewProgress.findMany({ where: { treeId: { in: [...treeIds] } } });
}

/** In place of what was known before, unless that was of a later version. */
export async function storeProgress(on: Database, progress: StoredProgress): Promise<void> {
  const { treeId, version, studyRevision, done, total, decisions, seconds } = progress;
  await on.$executeRaw`
    INSERT INTO "ReviewProgress" ("treeId", "version", "studyRevision", "done", "total", "decisions", "seconds")
    VALUES (${treeId}::uuid, ${version}, ${studyRevision}, ${done}, ${total}, ${decisions}, ${seconds})
    ON CONFLICT ("treeId") DO UPDATE SET "version" = EXCLUDED."version",
      "studyRevision" = EXCLUDED."studyRevision", "done" = EXCLUDED."done",
      "total" = EXCLUDED."total", "decisions" = EXCLUDED."decisions", "seconds" = EXCLUDED."seconds"
    WHERE "ReviewProgress"."version" <= EXCLUDED."version"`;
}

/** The annotator's gestures whose seconds are known: how many, and the sum of these. */
export async function sumSeconds(
  on: Database,
  treeId: string,
): Promise<Pick<Progress, 'decisions' | 'seconds'>> {
  const [sum] = await on.$queryRaw<Pick<Progress, 'decisions' | 'seconds'>[]>`
    SELECT count(*)::int AS "decisions", coalesce(sum("seconds"), 0)::float8 AS "seconds"
    FROM (SELECT DISTINCT ON ("version") "seconds" FROM "FeedbackRecord"
      WHERE "treeId" = ${treeId}::uuid ORDER BY "version", "seq") gestures
    WHERE "seconds" IS NOT NULL`;
  return sum ?? { decisions: 0, seconds: 0 };
}
