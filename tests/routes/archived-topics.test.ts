import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';

import type { ArchivedTopic } from '@/lib/api/archived-topic-contract';
import type { ApiError } from '@/lib/api/contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { listPurges } from '@/lib/services/archived-topics';
import { requireDatabaseUrl } from '@/lib/settings';

import { makeAccessObjects } from '../support/access-objects';
import { query } from '../support/backups';
import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { exportedLines, makeExport } from '../support/http-exports';
import {
  gesture,
  getTree,
  logOf,
  plantCorrection,
  rename,
  save,
  undo,
} from '../support/http-trees';
import { makeCorrection } from '../support/topics';

useDatabase();

const everything = { dataset: 'claim-category', filters: { reviewedOnly: false } } as const;

/** A topic with a run, trees, a log with an undone and a revoked edit, and a dataset it is in. */
async function workedOn() {
  const planted = await plantCorrection();
  const { treeId, topicId } = planted;
  const edit = gesture(rename('alerts', 'Alarms'));
  await save(treeId, 0, edit, gesture(rename('alerts', 'Bells')));
  await undo(treeId);
  await ask(204, 'POST', `/api/trees/${treeId}/revocations`, { json: { gestureId: edit.id } });
  await makeExport({ ...everything, filters: { topicIds: [topicId], reviewedOnly: false } });
  return planted;
}

const archive = (id: string) => ask(204, 'DELETE', `/api/topics/${id}`);
const restore = (status: number, id: string) =>
  ask<ApiError>(status, 'POST', `/api/archived-topics/${id}/restore`);
const purge = (status: number, id: string, title = 'Reminders') =>
  ask<ApiError>(status, 'POST', `/api/archived-topics/${id}/purge`, { json: { title } });
const listed = () =>
  ask<{ items: ArchivedTopic[]; next: string | null }>(200, 'GET', '/api/archived-topics?limit=2');

/** How many rows each table has. */
async function counts(): Promise<Readonly<Record<string, number>>> {
  const url = requireDatabaseUrl();
  const names = await query<{ name: string }>(
    url,
    `SELECT tablename AS "name" FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const found: Record<string, number> = {};
  for (const { name } of names) {
    const [row] = await query<{ n: number }>(url, `SELECT count(*)::int AS n FROM "${name}"`);
    found[name] = row?.n ?? 0;
  }
  return found;
}

/** The tables from which foreign keys lead to Topic, as a query that others begin with. */
const ofTopic = `WITH RECURSIVE "ofTopic" AS (
  SELECT '"Topic"'::regclass::oid AS "table"
  UNION SELECT c.conrelid FROM pg_constraint c JOIN "ofTopic" o ON o."table" = c.confrelid)`;

async function tablesOfTopics(): Promise<readonly string[]> {
  const sql = `${ofTopic} SELECT relname AS "name" FROM pg_class JOIN "ofTopic" ON oid = "table"`;
  const rows = await query<{ name: string }>(requireDatabaseUrl(), sql);
  return rows.map(({ name }) => name);
}

beforeEach(async () => {
  await database().topic.updateMany({ where: { archivedAt: null }, data: { title: 'Reminders' } });
});

describe('an archived topic', () => {
  it('is listed, last archived first, page by page', async () => {
    const ids: string[] = [];
    for (let made = 0; made < 3; made += 1) ids.unshift((await workedOn()).topicId);
    for (const id of ids.toReversed()) await archive(id);
    const first = await listed();
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.items[0]).toMatchObject({
      title: 'Reminders',
      owner: 'Owner',
      studies: 6,
      trees: 2,
    });
    const rest = await ask<{ items: ArchivedTopic[] }>(
      ...([200, 'GET', `/api/archived-topics?cursor=${first.next}`] as const),
    );
    expect(rest.items[0]?.id).toBe(ids[2]);
  });

  it('comes back as it was', async () => {
    const { topicId, treeId } = await workedOn();
    const before = [await getTree(treeId), await logOf(treeId)];
    await archive(topicId);
    await ask<ApiError>(404, 'GET', `/api/trees/${treeId}`);
    await restore(204, topicId);
    expect([await getTree(treeId), await logOf(treeId)]).toEqual(before);
    expect((await restore(404, topicId)).error.message).toBe('There is no such archived topic.');
  });
});

describe('purging a topic', () => {
  it('needs it archived, and its title', async () => {
    const { topicId, treeId } = await workedOn();
    await purge(404, topicId);
    await archive(topicId);
    expect((await purge(422, topicId, 'reminders')).error.message).toBe(
      'Type the topic’s title as it is: Reminders',
    );
    await restore(204, topicId);
    expect(await logOf(treeId)).toHaveLength(3);
    await purge(404, randomUUID());
  });

  it('leaves nothing of it in any table but the record that it was done', async () => {
    await makeCorrection();
    const before = await counts();
    const { topicId } = await workedOn();
    await archive(topicId);
    await purge(204, topicId);
    expect(await counts()).toEqual({ ...before, AuditRecord: (before.AuditRecord ?? 0) + 1 });
    expect((await listPurges(owner, 1))[0]).toMatchObject({
      actor: 'Owner',
      about: '‘Reminders’: 6 studies, 2 trees, 3 feedback records, 1 dataset',
    });
  });

  it('takes people’s tasks, comments, bookmarks, calls and evidence of it along', async () => {
    const before = await counts();
    const { topicId, runId, treeId, correctionId } = await makeAccessObjects({
      ...{ ownerId: owner.id, personId: owner.id, givenToId: owner.id },
    });
    const on = database();
    await on.evidence.create({ data: { runId, categoryId: 'a-category' } });
    const place = { view: 'tree', blind: false, personId: owner.id };
    await on.bookmark.createMany({
      data: [treeId, correctionId].map((id) => ({ ...place, treeId: id })),
    });
    await archive(topicId);
    await purge(204, topicId);
    const after = await counts();
    // The other one of the two is archived.
    for (const name of [...(await tablesOfTopics()), 'WorkOrder'])
      expect(`${name}: ${after[name]}`).toBe(
        `${name}: ${(before[name] ?? 0) + (name === 'Topic' ? 1 : 0)}`,
      );
  });

  it('leaves other topics alone: their logs, datasets, and model calls they have used', async () => {
    const gone = await workedOn();
    const kept = await workedOn();
    const before = [await getTree(kept.treeId), await logOf(kept.treeId)];
    const lines = await exportedLines({ ...everything, filters: { topicIds: [kept.topicId] } });
    const run = { engine: 'llm', settings: {}, status: 'succeeded', steps: [] } as const;
    const numbers = { studyRevision: 1, studyCount: 1 };
    const [paying, using] = await Promise.all(
      [gone.topicId, kept.topicId].map((topicId) =>
        database().run.create({ data: { ...run, ...numbers, topicId } }),
      ),
    );
    const call = { key: randomUUID(), step: 'claims', promptVersion: '1', model: 'm', attempt: 1 };
    const { id: callId } = await database().modelCall.create({
      data: {
        ...{ ...call, runId: paying?.id ?? '', settings: {}, messages: [] },
        ...{ sampleIndex: 0, latencyMs: 1 },
      },
    });
    await database().modelCallReuse.create({ data: { callId, runId: using?.id ?? '' } });
    await archive(gone.topicId);
    await purge(204, gone.topicId);
    expect([await getTree(kept.treeId), await logOf(kept.treeId)]).toEqual(before);
    expect(await exportedLines({ ...everything, filters: { topicIds: [kept.topicId] } })).toEqual(
      lines,
    );
    const where = { id: callId };
    expect(await database().modelCall.findUnique({ where })).toMatchObject({ runId: using?.id });
    expect(await database().modelCallReuse.count({ where: { callId } })).toBe(0);
  });

  it('waits until its runs and the datasets it may be in have ended', async () => {
    const { topicId } = await workedOn();
    const run = { engine: 'local', settings: {}, status: 'running', steps: [] } as const;
    const { id } = await database().run.create({
      data: { ...run, topicId, studyRevision: 1, studyCount: 1 },
    });
    const made = await makeExport(everything);
    const where = { id: made.id };
    await database().export.update({ where, data: { status: 'running' } });
    await archive(topicId);
    expect((await purge(409, topicId)).error.message).toContain('It has been asked to stop');
    expect(await database().run.findUnique({ where: { id } })).toMatchObject({
      cancelRequested: true,
    });
    await database().run.update({ where: { id }, data: { status: 'cancelled' } });
    expect((await purge(409, topicId)).error.message).toContain('is being made');
    await database().export.update({ where, data: { status: 'succeeded' } });
    await purge(204, topicId);
    expect(await database().export.count({ where })).toBe(0);
  });

  it('is the only way past the triggers of the log', async () => {
    const { topicId, treeId } = await workedOn();
    const forbidden = async (sql: string) =>
      expect(
        database().$transaction([
          database().$queryRaw`SELECT set_config('espalier.purged_topic', ${topicId}, true)`,
          database().$executeRawUnsafe(sql),
        ]),
      ).rejects.toThrow(/append-only/);
    const log = `"FeedbackRecord" WHERE "treeId" = '${treeId}'`;
    await forbidden(`DELETE FROM ${log}`);
    await archive(topicId);
    await forbidden('DELETE FROM "FeedbackRecord"');
    await forbidden(`UPDATE "FeedbackRecord" SET "seq" = 9 WHERE "treeId" = '${treeId}'`);
    await forbidden('TRUNCATE "FeedbackRecord"');
    expect(await database().feedbackRecord.count({ where: { treeId } })).toBe(3);
  });
});

describe('what hangs on a topic', () => {
  it('goes with it by itself, but for what purging deletes by hand', async () => {
    const rows = await query<{ name: string }>(
      requireDatabaseUrl(),
      `${ofTopic} SELECT c.conname AS "name" FROM pg_constraint c
       JOIN "ofTopic" o ON o."table" = c.confrelid
       WHERE c.contype = 'f' AND c.confdeltype <> 'c' ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'FeedbackRecord_treeId_fkey',
      'Revocation_treeId_fkey',
      'Tree_copiedFromId_fkey',
      'Tree_runId_fkey',
    ]);
  });
});
