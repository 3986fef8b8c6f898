import type pg from 'pg';
import { quoted } from '../backup/catalogue';
import { fetchLines, inSnapshot } from '../backup/cursor';
import { formatVersion, type TableName, tableNames } from './format';

/** `topic` is the topic's id as an SQL literal. */
function selection(table: TableName, topic: string): string {
  const ofTopic = `t."topicId" = ${topic}`;
  const trees = `SELECT "id" FROM "Tree" WHERE "topicId" = ${topic}`;
  const runs = `SELECT "id" FROM "Run"
    WHERE "topicId" = ${topic} AND "status" IN ('succeeded', 'failed', 'cancelled')`;
  const from = (where: string, order: string, row = 'to_json(t)') =>
    `SELECT ${row} AS "row" FROM ${quoted(table)} t WHERE ${where} ORDER BY ${order}`;
  const ofTree = (order: string) => from(`t."treeId" IN (${trees})`, `t."treeId", ${order}`);
  const selections: Readonly<Record<TableName, string>> = {
    Person: from(
      `t."id" IN (SELECT "ownerId" FROM "Topic" WHERE "id" = ${topic}
        UNION SELECT "annotatorId" FROM "Tree" WHERE "topicId" = ${topic}
        UNION SELECT "actorId" FROM "FeedbackRecord" WHERE "treeId" IN (${trees})
        UNION SELECT "actorId" FROM "Revocation" WHERE "treeId" IN (${trees})
        UNION SELECT "actorId" FROM "AdjudicationDecision" WHERE "treeId" IN (${trees})
        UNION SELECT "authorId" FROM "Comment" WHERE "treeId" IN (${trees}))`,
      't."id"',
      `json_build_object('id', t."id", 'name', t."name")`,
    ),
    Topic: from(`t."id" = ${topic}`, 't."id"'),
    Study: from(ofTopic, 't."number"'),
    Run: from(`t."id" IN (${runs})`, 't."createdAt", t."id"'),
    Claim: from(`t."runId" IN (${runs})`, 't."runId", t."studyId"'),
    Evidence: from(`t."runId" IN (${runs})`, 't."runId", t."id"'),
    ModelCall: modelCalls(runs),
    Tree: from(ofTopic, 't."createdAt", t."copiedFromId" NULLS FIRST, t."id"'),
    Category: ofTree('t."id"'),
    Assignment: ofTree('t."categoryId", t."studyId"'),
    Judgement: ofTree('t."kind", t."key"'),
    FeedbackRecord: ofTree('t."seq"'),
    Revocation: ofTree('t."gestureId"'),
    Adjudication: ofTree('t."baseTreeId"'),
    AdjudicatedCorrection: ofTree('t."position"'),
    // Its number is only for its place.
    AdjudicationDecision: from(`t."treeId" IN (${trees})`, 't."id"', `to_jsonb(t) - 'id'`),
    Comment: ofTree('t."at", t."id"'),
  };
  return selections[table];
}

/** Those that its runs made or, paid for by another topic's, used: in the file they are those of its runs. */
function modelCalls(runs: string): string {
  return `
    SELECT to_jsonb(c) - 'seq' || jsonb_build_object('runId', used."runId") AS "row"
    FROM "ModelCall" c JOIN (
      SELECT DISTINCT ON ("id") "id", "runId" FROM (
        SELECT "id", "runId" FROM "ModelCall"
        UNION ALL SELECT "callId", "runId" FROM "ModelCallReuse") either
      WHERE "runId" IN (${runs}) ORDER BY "id", "runId"
    ) used ON used."id" = c."id" ORDER BY c."seq"`;
}

const line = (value: object) => `${JSON.stringify(value)}\n`;

async function* rowsOf(client: pg.Client, topic: string): AsyncGenerator<string, number> {
  let rows = 0;
  for (const table of tableNames) {
    const lines = `SELECT json_build_object('table', '${table}', 'row', s."row")::text AS "line"
      FROM (${selection(table, topic)}) s`;
    for await (const batch of fetchLines(client, lines)) {
      rows += batch.rows;
      yield batch.text;
    }
  }
  return rows;
}

/**
 * The text of a topic's file, as it is at one moment. Runs that are not done are left out, and so are bookmarks, tasks
 * and what finished steps of runs returned.
 * @param software who writes it
 */
export function readTopicFile(
  url: string,
  topicId: string,
  software: { readonly name: string; readonly version: string },
): AsyncGenerator<string> {
  return inSnapshot(url, async function* (client) {
    const madeAt = new Date().toISOString();
    yield line({ format: 'espalier-topic', formatVersion, software, madeAt });
    const rows = yield* rowsOf(client, client.escapeLiteral(topicId));
    yield line({ end: true, rows });
  });
}
