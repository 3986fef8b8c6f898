import { randomUUID } from 'node:crypto';

import { expect, it } from 'vitest';

import type { Agreement } from '@/lib/api/agreement-contract';
import type { Export, ExportChoices } from '@/lib/api/export-contract';
import type { Topic } from '@/lib/api/topic-contract';
import type { Tree } from '@/lib/api/tree-contract';
import { owner } from '@/lib/auth/actor';
import { authenticate } from '@/lib/auth/authenticate';
import { database, inTransaction } from '@/lib/db/client';
import { insertEvidence } from '@/lib/db/evidence';
import { executeExport } from '@/lib/services/execute-export';
import { getExportChoices } from '@/lib/services/get-export-choices';
import { getTreePage } from '@/lib/services/get-tree-page';

import { addMember, admin, type Member, useAccounts } from '../support/accounts';
import { useDatabase } from '../support/database';
import { ask, send } from '../support/http';
import { plantTree } from '../support/http-trees';
import { adjudicate, answer, complete, correct, handOut } from '../support/work';

useDatabase();
useAccounts();

let people = 0;

async function member(role: 'annotator' | 'researcher' = 'annotator'): Promise<Member> {
  people += 1;
  return addMember(await admin(), role, `Person${people}`);
}

const actorOf = ({ headers }: Member) =>
  authenticate(new Headers({ host: '127.0.0.1:3000', ...headers }), 'read');

/** The status of a GET. */
const seen = async (path: string, { headers }: Member) =>
  (await send('GET', path, { headers })).status;

/** A run behind the tree, that said how sure it was of a place and why. */
async function addRun({ topicId, baseTreeId, study }: Awaited<ReturnType<typeof plantTree>>) {
  const run = { engine: 'llm', settings: {}, status: 'succeeded', studyRevision: 1 } as const;
  const on = database();
  const { id: runId } = await on.run.create({
    data: {
      ...run,
      settings: { engine: 'llm', samples: 1 },
      topicId,
      steps: [],
      warnings: [],
      studyCount: 6,
    },
  });
  await on.tree.update({ where: { id: baseTreeId }, data: { runId } });
  const id = randomUUID();
  const place = { categoryId: 'reminders', studyId: study('s0') };
  const words = { callKey: null, reason: 'It is about reminders', quote: 'reminders' };
  const confidence = { value: 0.9, source: 'samples' } as const;
  const row = { id, ...place, ...words, confidence, questioned: false };
  await inTransaction((inside) => insertEvidence(inside, runId, [row]));
  await on.assignment.updateMany({
    where: { treeId: baseTreeId, ...place },
    data: { evidenceId: id },
  });
  return runId;
}

it('others’ corrections and the final tree are seen once it is complete, by who worked on the tree', async () => {
  const ada = await admin();
  const [ann, abe, eve] = [await member(), await member(), await member()];
  const { baseTreeId, topicId, study } = await plantTree();
  await handOut(ada, { treeIds: [baseTreeId], perTree: 2, annotatorIds: [ann.id, abe.id] });
  const own = await correct(ann, baseTreeId);
  const others = await correct(abe, baseTreeId);
  for (const [who, id] of [
    [ann, own],
    [abe, others],
  ] as const)
    await answer(who, id, [study('s0'), 'reminders'], 3);
  const finalId = await adjudicate(topicId, baseTreeId);
  const settle = (completedAt: Date | null) =>
    database().tree.update({ where: { id: finalId }, data: { completedAt } });

  const paths = ['', '/feedback', '/events', '/comments', '/export?format=json'];
  const looks = async (who: Member) => ({
    correction: await Promise.all(paths.map((rest) => seen(`/api/trees/${others}${rest}`, who))),
    finalTree: await seen(`/api/trees/${finalId}`, who),
    listed: (await send('GET', `/api/topics/${topicId}`, who)).ok
      ? (await ask<Topic>(200, 'GET', `/api/topics/${topicId}`, who)).trees
          .map((tree) => tree.id)
          .toSorted()
      : [],
    annotators: await agreementOf(who),
  });
  const agreementOf = async (who: Member) => {
    const response = await send('GET', `/api/trees/${baseTreeId}/agreement`, who);
    if (!response.ok) return [];
    const { annotators }: Agreement = await response.json();
    return annotators.map((each) => each.name).toSorted();
  };

  await settle(null);
  expect(await looks(ann)).toEqual({
    correction: paths.map(() => 404),
    finalTree: 404,
    listed: [baseTreeId, own].toSorted(),
    annotators: [ann.name],
  });
  await settle(new Date());
  expect(await looks(ann)).toEqual({
    correction: paths.map(() => 200),
    finalTree: 200,
    listed: [baseTreeId, own, others, finalId].toSorted(),
    annotators: [abe.name, ann.name].toSorted(),
  });
  expect(await looks(eve)).toEqual({
    correction: paths.map(() => 404),
    finalTree: 404,
    listed: [],
    annotators: [],
  });
});

it('a researcher sees neither others’ corrections nor a final tree in the making', async () => {
  const ada = await admin();
  const eve = await member('researcher');
  const { baseTreeId, topicId } = await plantTree();
  const others = await correct(ada, baseTreeId);
  const finalId = await adjudicate(topicId, baseTreeId);
  await database().tree.update({ where: { id: finalId }, data: { completedAt: null } });
  const { trees } = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`, eve);
  expect(trees.map((tree) => tree.id)).toEqual([baseTreeId]);
  expect(await seen(`/api/trees/${others}`, eve)).toBe(404);
  expect(await seen(`/api/trees/${finalId}`, eve)).toBe(404);
  await database().tree.update({ where: { id: finalId }, data: { completedAt: new Date() } });
  expect(await seen(`/api/trees/${finalId}`, eve)).toBe(200);
  expect(await seen(`/api/trees/${others}`, eve)).toBe(404);
});

it('an annotator who owns a topic from before exports their own corrections of it only', async () => {
  const ada = await admin();
  const ann = await member();
  const { baseTreeId, topicId } = await plantTree();
  await database().topic.update({ where: { id: topicId }, data: { ownerId: ann.id } });
  await complete(ada, await correct(ada, baseTreeId));
  const choices = async (): Promise<ExportChoices> => getExportChoices(await actorOf(ann));
  expect((await choices()).annotators).toEqual([]);
  await complete(ann, await correct(ann, baseTreeId));
  expect((await choices()).annotators.map((each) => each.id)).toEqual([ann.id]);
  expect(await exportedCorrections(ann)).toBe(1);
});

/** How many corrections a dataset of theirs has. */
async function exportedCorrections({ headers }: Member): Promise<number> {
  const json = { dataset: 'feedback', filters: { states: ['open', 'complete', 'final'] } };
  const { id } = await ask<{ id: string }>(202, 'POST', '/api/exports', { headers, json });
  await executeExport(id, new AbortController().signal);
  const { status, progress } = await ask<Export>(200, 'GET', `/api/exports/${id}`, { headers });
  expect(status).toBe('succeeded');
  return progress.total;
}

it('who corrects blind is not told what the model said of any tree of the topic, until adjudication', async () => {
  const ada = await admin();
  const [ann, eve] = [await member(), await member('researcher')];
  const planted = await plantTree();
  const { baseTreeId, topicId, study } = planted;
  const runId = await addRun(planted);
  await handOut(ada, {
    treeIds: [baseTreeId],
    perTree: 2,
    annotatorIds: [ann.id, eve.id],
    blind: true,
  });
  const why = (treeId: string) =>
    `/api/trees/${treeId}/why?categoryId=reminders&studyId=${study('s0')}`;
  const told = async (who: Member, treeId: string) => {
    const { assignments } = await ask<Tree>(200, 'GET', `/api/trees/${treeId}`, who);
    const json: Tree = await (
      await send('GET', `/api/trees/${treeId}/export?format=json`, who)
    ).json();
    const { runs } = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`, who);
    const page = await getTreePage(await actorOf(who), treeId);
    return {
      confidences: [...assignments, ...json.assignments].filter((each) => each.confidence).length,
      why: await seen(why(treeId), who),
      runs: runs.length,
      run: await seen(`/api/runs/${runId}`, who),
      calls: await seen(`/api/runs/${runId}/calls`, who),
      changes: await seen(`/api/runs/${runId}/changes`, who),
      evidence: page.evidence.length,
      exported: await exportedCorrections(who),
      blind: page.task?.blind,
    };
  };
  const nothing = {
    ...{ confidences: 0, why: 403, runs: 0, run: 404, calls: 404, changes: 404, evidence: 0 },
    ...{ exported: 0, blind: true },
  };
  for (const who of [ann, eve]) {
    const correction = await correct(who, baseTreeId);
    await answer(who, correction, [study('s0'), 'reminders'], 3);
    expect(await told(who, baseTreeId)).toEqual(nothing);
    expect(await told(who, correction)).toEqual(nothing);
  }
  await adjudicate(topicId, baseTreeId);
  expect(await told(ann, baseTreeId)).toEqual({
    ...{ confidences: 2, why: 200, runs: 1, run: 200, calls: 200, changes: 200, evidence: 1 },
    ...{ exported: 1, blind: false },
  });
  expect((await getTreePage(owner, baseTreeId)).task).toBeNull();
});
