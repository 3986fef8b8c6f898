/** Deleting an archived topic with all that hangs on it: the one way in which a log ends. */

import type { Transaction } from './client';

/** How much there was of it. */
export interface Purged {
  readonly studies: number;
  readonly trees: number;
  readonly records: number;
  /** Datasets that it was in; their files are gone as well. */
  readonly exports: number;
}

/** Asks its runs to stop; returns whether one was running. */
export async function stopRunsOf(on: Transaction, topicId: string): Promise<boolean> {
  const { count } = await on.run.updateMany({
    where: { topicId, status: 'running' },
    data: { cancelRequested: true },
  });
  return count > 0;
}

/** Whether a dataset is being made that may have begun with the topic in it. */
export async function isBeingExported(on: Transaction, archivedAt: Date): Promise<boolean> {
  const where = { status: 'running', createdAt: { lte: archivedAt } } as const;
  return (await on.export.count({ where })) > 0;
}

/** Calls that another topic's run used become that run's: it has to be able to show what it rests on. */
async function handOverCalls(on: Transaction, topicId: string): Promise<void> {
  await on.$executeRaw`
    WITH heir AS (
      SELECT DISTINCT ON (u."callId") u."callId", u."runId"
      FROM "ModelCallReuse" u JOIN "ModelCall" c ON c."id" = u."callId"
      JOIN "Run" own ON own."id" = c."runId" JOIN "Run" other ON other."id" = u."runId"
      WHERE own."topicId" = ${topicId}::uuid AND other."topicId" <> ${topicId}::uuid
      ORDER BY u."callId", other."createdAt", other."id"
    ), handed AS (
      UPDATE "ModelCall" c SET "runId" = heir."runId" FROM heir WHERE c."id" = heir."callId"
    )
    DELETE FROM "ModelCallReuse" u USING heir
    WHERE u."callId" = heir."callId" AND u."runId" = heir."runId"`;
}

/**
 * Logs first, which their trees are kept by; then the trees, copies before what they were copied from; then orders that
 * were of nothing else.
 */
async function deleteTrees(on: Transaction, topicId: string): Promise<void> {
  const ofTopic = { tree: { topicId } };
  const orders = await on.workOrder.findMany({
    where: { tasks: { some: ofTopic } },
    select: { id: true },
  });
  // What the triggers of the logs look for.
  await on.$queryRaw`SELECT set_config('espalier.purged_topic', ${topicId}, true)`;
  await on.revocation.deleteMany({ where: ofTopic });
  await on.feedbackRecord.deleteMany({ where: ofTopic });
  await on.$queryRaw`SELECT set_config('espalier.purged_topic', '', true)`;
  for (let deleted = 1; deleted > 0; )
    ({ count: deleted } = await on.tree.deleteMany({ where: { topicId, copies: { none: {} } } }));
  await on.workOrder.deleteMany({
    where: { id: { in: orders.map(({ id }) => id) }, tasks: { none: {} } },
  });
}

/** Files that have rows of the topic in them go with it. */
function deleteExports(on: Transaction, topicId: string): Promise<number> {
  const named = JSON.stringify([{ id: topicId }]);
  return on.$executeRaw`DELETE FROM "Export" WHERE "manifest"->'topics' @> ${named}::jsonb`;
}

/** Deletes the topic, which must be archived and locked. Nothing of it stays but what the audit says. */
export async function deleteTopic(on: Transaction, id: string): Promise<Purged> {
  const found = {
    studies: await on.study.count({ where: { topicId: id } }),
    trees: await on.tree.count({ where: { topicId: id } }),
    records: await on.feedbackRecord.count({ where: { tree: { topicId: id } } }),
  };
  await handOverCalls(on, id);
  await deleteTrees(on, id);
  const exports = await deleteExports(on, id);
  await on.topic.delete({ where: { id }, select: { id: true } });
  return { ...found, exports };
}
