import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { Quality } from '@/lib/api/quality-contract';
import { owner } from '@/lib/auth/actor';
import { database, inTransaction } from '@/lib/db/client';
import { insertTree } from '@/lib/db/tree-writes';
import { saveGestures } from '@/lib/services/save-gestures';
import { startCorrection } from '@/lib/services/start-correction';
import type { ClientOperation } from '@/lib/tree/operation';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { gesture, plantCorrection, save } from '../support/http-trees';
import { makeCorrection } from '../support/topics';

useDatabase();

const qualityOf = (topicId: string, query = '') =>
  ask<Quality>(200, 'GET', `/api/topics/${topicId}/quality${query}`);

const moved = (studyId: string, from: string, to: string): ClientOperation[] => [
  { type: 'unassign-study', studyId, categoryId: from },
  { type: 'assign-study', studyId, categoryId: to },
];

/** As if all that the review asks had been answered. */
const complete = (treeId: string) =>
  database().tree.update({ where: { id: treeId }, data: { completedAt: new Date() } });

describe('what the corrections say about the trees of a topic', () => {
  it('is counted by the labels of the datasets, with how many items it rests on', async () => {
    const { topicId, treeId, study } = await plantCorrection();
    const shown = { exposure: 'shown', seconds: 4 } as const;
    const blind = { exposure: 'hidden', seconds: 6 } as const;
    const judged = (name: string, verdict: 'belongs' | 'does-not-belong') =>
      gesture({
        ...{ type: 'judge-assignment', studyId: study(name), categoryId: 'reminders', verdict },
      });
    await save(
      treeId,
      0,
      gesture(...moved(study('s3'), 'alerts', 'barriers')),
      { ...judged('s0', 'belongs'), ...shown },
      { ...judged('s1', 'does-not-belong'), ...blind },
    );
    const { corrections, coverage, all, levels, confusions, anchoring } = await qualityOf(topicId);
    expect(corrections).toEqual({ used: 1, complete: 0, leftOut: 0, trees: 1, annotators: 1 });
    // s3: out of Alerts and Interventions, into Barriers. s0: in Reminders and Interventions. s1: not in Reminders.
    expect(coverage.pairs).toEqual({ decided: 6, total: 24 });
    expect(all.assignments).toMatchObject({ right: 2, wrong: 3, missing: 1 });
    expect(all.assignments.precision).toMatchObject({ value: 2 / 5, items: 5 });
    expect(levels.map(({ right, wrong, missing }) => [right, wrong, missing])).toEqual([
      [1, 1, 1],
      [1, 2, 0],
    ]);
    expect(confusions).toEqual([{ from: 'Alerts', to: 'Barriers', turn: 'elsewhere', times: 1 }]);
    expect(anchoring.shown).toMatchObject({ accepted: { value: 1, items: 1 }, medianSeconds: 4 });
    expect(anchoring.hidden).toMatchObject({ accepted: { value: 0, items: 1 }, medianSeconds: 6 });
  });

  it('leaves out what was revoked', async () => {
    const { topicId, treeId, study } = await plantCorrection();
    const bad = gesture(...moved(study('s3'), 'alerts', 'barriers'));
    await save(treeId, 0, bad);
    await ask(204, 'POST', `/api/trees/${treeId}/revocations`, { json: { gestureId: bad.id } });
    const { confusions, all } = await qualityOf(topicId);
    expect(confusions).toEqual([]);
    expect(all.assignments.f1.items).toBe(0);
  });

  it('is narrowed down by run, model and version of a prompt', async () => {
    const { topicId, treeId } = await makeCorrection();
    await complete(treeId);
    const { runs, models } = await qualityOf(topicId);
    expect(models).toMatchObject([{ key: 'local', label: 'Local engine', corrections: 1 }]);
    const [run] = runs;
    expect((await qualityOf(topicId, `?run=${run?.key}`)).corrections.used).toBe(1);
    expect((await qualityOf(topicId, `?run=${randomUUID()}`)).corrections.used).toBe(0);
    expect((await qualityOf(topicId, '?model=local')).corrections.used).toBe(1);
    expect((await qualityOf(topicId, '?model=gpt')).corrections.used).toBe(0);
    await database().run.update({ where: { id: run?.key }, data: { engine: 'llm', model: 'gpt' } });
    await database().modelCall.create({
      data: {
        ...{ runId: run?.key ?? '', key: randomUUID(), step: 'check', promptVersion: 'check-1' },
        ...{ model: 'gpt', settings: {}, sampleIndex: 0, attempt: 1, messages: [], latencyMs: 1 },
      },
    });
    const narrowed = await qualityOf(topicId, '?model=gpt&promptVersion=check-1');
    expect(narrowed.promptVersions).toMatchObject([{ key: 'check-1', corrections: 1 }]);
    expect((await qualityOf(topicId, '?promptVersion=check-2')).corrections.used).toBe(0);
  });

  it('sets the time of corrections beside that of trees built from nothing', async () => {
    const { topicId, treeId, study } = await plantCorrection();
    await save(treeId, 0, {
      ...gesture(...moved(study('s3'), 'alerts', 'barriers')),
      seconds: 60,
    });
    await complete(treeId);
    const empty = { topicId, kind: 'IMPORTED', studyRevision: 1 } as const;
    const nothing = { categories: [], assignments: [], judgements: [] };
    const emptyId = await inTransaction((on) => insertTree(on, empty, nothing));
    const scratch = await startCorrection(owner, emptyId);
    const id = randomUUID();
    await save(scratch.treeId, 0, {
      ...gesture({ type: 'add-category', id, parentId: null, index: 0, name: 'Mine' }),
      seconds: 240,
    });
    await complete(scratch.treeId);
    const { pace, corrections, missing } = await qualityOf(topicId);
    expect(pace.correcting).toMatchObject({ value: 10, items: 1 });
    expect(pace.fromScratch).toMatchObject({ value: 40, items: 1 });
    expect(pace.ratio).toBe(4);
    expect(corrections.used).toBe(1);
    expect(missing).toEqual([]);
  });

  it('is of the final tree as soon as that is settled', async () => {
    const { topicId, baseTreeId, treeId, study } = await plantCorrection();
    await save(treeId, 0, gesture(...moved(study('s3'), 'alerts', 'barriers')));
    await complete(treeId);
    const person = { id: randomUUID(), name: 'Ada', role: 'owner' } as const;
    await database().person.create({ data: { id: person.id, name: person.name } });
    const settled = await startCorrection(person, baseTreeId);
    const judged: ClientOperation = {
      ...{ type: 'judge-assignment', studyId: study('s3') },
      ...{ categoryId: 'alerts', verdict: 'belongs' },
    };
    await saveGestures(person, settled.treeId, { baseVersion: 0, gestures: [gesture(judged)] });
    expect((await qualityOf(topicId)).corrections.used).toBe(2);
    await database().tree.update({ where: { id: settled.treeId }, data: { kind: 'FINAL' } });
    const open = await qualityOf(topicId);
    expect(open.corrections).toMatchObject({ used: 1, complete: 1 });
    expect(open.confusions).toHaveLength(1);
    await complete(settled.treeId);
    const { corrections, all, confusions } = await qualityOf(topicId);
    expect(corrections).toMatchObject({ used: 1, complete: 1 });
    expect(confusions).toEqual([]);
    expect(all.assignments).toMatchObject({ wrong: 0, missing: 0 });
  });

  it('is over all topics, or one of them, by the other address', async () => {
    const { topicId, treeId } = await plantCorrection();
    await complete(treeId);
    const all = await ask<Quality>(200, 'GET', '/api/quality');
    expect(all.topics.length).toBeGreaterThan(1);
    const one = await ask<Quality>(200, 'GET', `/api/quality?topic=${topicId}`);
    expect(one.topics.map(({ key }) => key)).toEqual([topicId]);
    expect(one.all).toMatchObject({
      links: { value: 1, items: 2 },
      groups: { value: 1, items: 2 },
    });
  });

  it('is empty, not an error, where nobody has corrected anything', async () => {
    const { topicId } = await plantCorrection();
    const { corrections, all } = await qualityOf(topicId, `?run=${randomUUID()}`);
    expect(corrections.used).toBe(0);
    expect(all.links).toEqual({ value: null, low: null, high: null, items: 0 });
  });

  it('refuses a filter that is none', async () => {
    const { topicId } = await plantCorrection();
    const { error } = await ask<ApiError>(400, 'GET', `/api/topics/${topicId}/quality?run=latest`);
    expect(error.code).toBe('malformed');
  });
});
