import { describe, expect, it } from 'vitest';

import { database } from '@/lib/db/client';
import { verifyCorrections } from '@/lib/services/verify-corrections';

import { useDatabase } from '../support/database';
import { gesture, move, plantCorrection, rename, save, undo } from '../support/http-trees';

useDatabase();

/** A correction with a rename, a move, a new assignment, a judgement and an undo in its log. */
async function workedOn() {
  const planted = await plantCorrection();
  const { treeId, study } = planted;
  const pair = { studyId: study('s5'), categoryId: 'alerts' };
  await save(
    treeId,
    0,
    gesture(rename('alerts', 'Alarms')),
    gesture(move('barriers', 'interventions')),
    gesture({ type: 'assign-study', ...pair }),
    gesture({ type: 'judge-assignment', ...pair, verdict: 'belongs' }),
    gesture(rename('reminders', 'Prompts')),
  );
  await undo(treeId);
  return planted;
}

async function problemOf(treeId: string): Promise<string | null | undefined> {
  for await (const verdict of verifyCorrections())
    if (verdict.treeId === treeId) return verdict.problem;
  return undefined;
}

const sql = (text: string) => database().$executeRawUnsafe(text);

describe('verifying the corrections', () => {
  it('finds nothing wrong with what was saved, and names each correction once', async () => {
    const { treeId } = await workedOn();
    const other = await plantCorrection();
    const verdicts = await Array.fromAsync(verifyCorrections());
    expect(verdicts).toEqual(
      expect.arrayContaining([
        { treeId, version: 6, problem: null },
        { treeId: other.treeId, version: 0, problem: null },
      ]),
    );
    expect(new Set(verdicts.map((verdict) => verdict.treeId)).size).toBe(verdicts.length);
  });

  it('looks at the corrections of archived topics as well', async () => {
    const { treeId, topicId } = await workedOn();
    await sql(`UPDATE "Topic" SET "archivedAt" = now() WHERE "id" = '${topicId}'`);
    expect(await problemOf(treeId)).toBeNull();
  });

  it.each([
    [
      'a name',
      `UPDATE "Category" SET "name" = 'Forged' WHERE "id" = 'alerts'`,
      "not what the log gives: category 'Forged' (alerts)",
    ],
    [
      'a place',
      `UPDATE "Category" SET "parentId" = 'reminders', "index" = 0 WHERE "id" = 'alerts'`,
      "not what the log gives: category 'Alarms' (alerts)",
    ],
    [
      'the order of two',
      `UPDATE "Category" SET "index" = 9 WHERE "id" = 'barriers'`,
      "not what the log gives: category 'Reminders' (reminders)",
    ],
    [
      'a missing category',
      `DELETE FROM "Category" WHERE "id" = 'reminders'`,
      "not what the log gives: category 'Reminders', which is missing, category 'Alarms' (alerts), study 0",
    ],
    [
      'an assignment',
      `UPDATE "Assignment" SET "origin" = 'MODEL' WHERE "origin" = 'EXPERT'`,
      "not what the log gives: study 5 in 'Alarms'",
    ],
    [
      'a missing assignment',
      `DELETE FROM "Assignment" WHERE "categoryId" = 'alerts' AND "origin" = 'EXPERT'`,
      "not what the log gives: study 5 in 'Alarms', which is missing",
    ],
    [
      'a judgement',
      `UPDATE "Judgement" SET "body" = '{"verdict": "unsure"}'`,
      'not what the log gives: a judgement (pair ',
    ],
    [
      'a judgement that is none',
      `UPDATE "Judgement" SET "body" = '{"verdict": "perhaps"}'`,
      'cannot be read: ',
    ],
    [
      'a parent that is not there',
      `UPDATE "Category" SET "parentId" = 'nowhere' WHERE "id" = 'alerts'`,
      'The parent nowhere of category alerts does not exist.',
    ],
    [
      'a version without gestures',
      `UPDATE "Tree" SET "version" = "version" + 1 WHERE "kind" = 'CORRECTION'`,
      'is at version 7, but the log ends at 6',
    ],
  ])('names %s that was changed behind the log’s back', async (_what, forgery, problem) => {
    const { treeId } = await workedOn();
    const isMine = forgery.includes('"Tree"') ? `"id" = '${treeId}'` : `"treeId" = '${treeId}'`;
    await sql(`${forgery}${forgery.includes('WHERE') ? ' AND' : ' WHERE'} ${isMine}`);
    expect(await problemOf(treeId)).toContain(problem);
  });

  it('names a record that was changed although the log refuses it', async () => {
    const { treeId } = await workedOn();
    await sql('ALTER TABLE "FeedbackRecord" DISABLE TRIGGER ALL');
    await sql(
      `UPDATE "FeedbackRecord" SET "operation" = '{"type": "remove-category", "id": "gone"}'
       WHERE "treeId" = '${treeId}' AND "seq" = 2`,
    );
    await sql('ALTER TABLE "FeedbackRecord" ENABLE TRIGGER ALL');
    expect(await problemOf(treeId)).toMatch(/^the log of tree \S+ does not replay: .*gone/);
  });

  it('names a log that lacks a record, even one that others make good', async () => {
    const { treeId } = await plantCorrection();
    await save(treeId, 0, gesture(rename('alerts', 'Bells')), gesture(rename('alerts', 'Alarms')));
    await sql('ALTER TABLE "FeedbackRecord" DISABLE TRIGGER ALL');
    await sql(`DELETE FROM "FeedbackRecord" WHERE "treeId" = '${treeId}' AND "seq" = 1`);
    await sql('ALTER TABLE "FeedbackRecord" ENABLE TRIGGER ALL');
    expect(await problemOf(treeId)).toBe('the log has 1 records, but the last one is number 2');
  });
});
