import { randomUUID } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Topic, TopicSummary } from '@/lib/api/topic-contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { listInputStudies } from '@/lib/db/studies';
import { getAgreement } from '@/lib/services/get-agreement';
import { getTreePage } from '@/lib/services/get-tree-page';
import { loadTree } from '@/lib/services/load-tree';
import { verifyCorrections } from '@/lib/services/verify-corrections';
import type { ClientOperation } from '@/lib/tree/operation';

import { operationsFor } from '../support/client-gestures';
import { useDatabase } from '../support/database';
import { ask, call, upload } from '../support/http';
import { exportedLines } from '../support/http-exports';
import { gesture, getTree, type Planted, plantCorrection, save, undo } from '../support/http-trees';
import { draws } from '../support/tree-arbitraries';

useDatabase();

const at = ({ topicId, study }: Planted, name: string) =>
  `/api/topics/${topicId}/studies/${study(name)}`;
const withdraw = (planted: Planted, name: string, reason?: string) =>
  ask(204, 'POST', `${at(planted, name)}/withdraw`, { json: { reason } });
const restore = (planted: Planted, name: string) =>
  ask(204, 'POST', `${at(planted, name)}/restore`);
const topicOf = ({ topicId }: Planted) => ask<Topic>(200, 'GET', `/api/topics/${topicId}`);
const storedTree = ({ treeId, topicId }: Planted) => loadTree(database(), { id: treeId, topicId });

async function expectVerified(): Promise<void> {
  for await (const verdict of verifyCorrections()) expect(verdict.problem).toBeNull();
}

describe('A withdrawn study', () => {
  it('is in no list, count, tree or export, and its number stays taken', async () => {
    const planted = await plantCorrection();
    const { topicId, treeId, study } = planted;
    await withdraw(planted, 's1', ' retracted ');
    await withdraw(planted, 's5');

    const topic = await topicOf(planted);
    expect(topic.studies.map(({ number }) => number)).toEqual([0, 2, 3, 4]);
    expect(topic.withdrawn).toMatchObject([
      { id: study('s1'), number: 1, reason: 'retracted' },
      { id: study('s5'), number: 5, reason: null },
    ]);
    const { items } = await ask<{ items: TopicSummary[] }>(200, 'GET', '/api/topics');
    expect(items.find(({ id }) => id === topicId)?.studies).toBe(4);

    const tree = await getTree(treeId);
    expect(tree.assignments.map((each) => each.studyId)).not.toContain(study('s1'));
    expect(tree.uncategorised).toEqual([]);
    expect((await getTreePage(owner, treeId)).studies).toHaveLength(4);
    for (const format of ['json', 'csv', 'md', 'ris', 'bibtex', 'csl', 'html', 'opml', 'skos']) {
      const path = `/api/trees/${treeId}/export?format=${format}`;
      const { status, body } = await call<string>('GET', path);
      expect(status).toBe(200);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      expect(text, format).not.toContain(study('s1'));
      expect(text, format).not.toContain(topic.withdrawn[0]?.title);
    }

    const body = upload({ 'more.csv': 'title,abstract\nA seventh study of nudges,They work\n' });
    await ask(201, 'POST', `/api/topics/${topicId}/files`, { body });
    expect((await topicOf(planted)).studies.at(-1)?.number).toBe(6);
  });

  it('comes back with its places, once its correction was edited meanwhile', async () => {
    const planted = await plantCorrection();
    const before = await getTree(planted.treeId);
    await withdraw(planted, 's1');
    const rename = { type: 'rename-category', id: 'alerts', name: 'Warnings' } as const;
    expect((await save(planted.treeId, 0, gesture(rename))).status).toBe(200);
    await restore(planted, 's1');
    const after = await getTree(planted.treeId);
    expect(after.assignments).toEqual(before.assignments);
    expect((await topicOf(planted)).withdrawn).toEqual([]);
    await expectVerified();
  });

  it('takes part in gestures that a page made which still showed it', async () => {
    const planted = await plantCorrection();
    const { treeId, study } = planted;
    await withdraw(planted, 's1');
    const moved: ClientOperation[] = [
      { type: 'unassign-study', studyId: study('s1'), categoryId: 'reminders' },
      { type: 'assign-study', studyId: study('s1'), categoryId: 'barriers' },
    ];
    const { body } = await save(treeId, 0, gesture(...moved));
    expect(body.results).toMatchObject([{ status: 'applied' }]);
    await restore(planted, 's1');
    const places = (await getTree(treeId)).assignments.filter(
      ({ studyId }) => studyId === study('s1'),
    );
    expect(places).toMatchObject([{ categoryId: 'barriers', origin: 'EXPERT' }]);
    await expectVerified();
  });

  it('goes along when its category is merged and that is undone', async () => {
    const planted = await plantCorrection();
    const { treeId } = planted;
    const before = await storedTree(planted);
    await withdraw(planted, 's1');
    const merge = { type: 'merge-categories', sourceId: 'reminders', targetId: 'alerts' } as const;
    await save(treeId, 0, gesture(merge));
    expect((await undo(treeId)).status).toBe(200);
    await restore(planted, 's1');
    expect(await storedTree(planted)).toEqual(before);
    await expectVerified();
  });

  it('is in no row of a dataset and no figure of agreement', async () => {
    const planted = await plantCorrection();
    const { baseTreeId, treeId, study, topicId } = planted;
    const taken = {
      type: 'unassign-study',
      studyId: study('s1'),
      categoryId: 'reminders',
    } as const;
    await save(treeId, 0, gesture(taken));
    await withdraw(planted, 's1');
    const [withdrawn] = (await topicOf(planted)).withdrawn;
    const filters = { reviewedOnly: false, topicIds: [topicId], states };
    for (const dataset of ['claim-category', 'trees', 'chat-check', 'chat-generation'] as const) {
      const lines = await exportedLines({ dataset, filters, format: 'jsonl' });
      expect(lines.length, dataset).toBeGreaterThan(0);
      expect(JSON.stringify(lines), dataset).not.toContain(study('s1'));
      expect(JSON.stringify(lines), dataset).not.toContain(withdrawn?.title);
    }
    const [document] = await exportedLines({ dataset: 'trees', filters, format: 'jsonl' });
    expect(document?.before).toMatchObject({
      categories: [
        { id: 'interventions', studies: [] },
        { id: 'reminders', studies: [{ number: 0 }, { number: 2 }] },
        { id: 'alerts', studies: [{ number: 3 }] },
        { id: 'barriers', studies: [{ number: 4 }] },
      ],
    });
    const agreement = await getAgreement(owner, baseTreeId);
    expect(agreement.studies.map(({ number }) => number)).toEqual([0, 2, 3, 4, 5]);
    expect(agreement.annotators).toMatchObject([{ editsFromBase: 0 }]);
  });

  it('stays in a run that was started before, and is left out of those after', async () => {
    const planted = await plantCorrection();
    const { topicId } = planted;
    const start = () =>
      ask<{ id: string }>(202, 'POST', `/api/topics/${topicId}/runs`, {
        json: { engine: 'local' },
      });
    const inputOf = async (id: string) => {
      const run = await database().run.findUniqueOrThrow({ where: { id } });
      const studies = await listInputStudies(database(), topicId, run);
      return studies.map(({ number }) => number);
    };
    const earlier = await start();
    await withdraw(planted, 's1');
    const later = await start();
    await restore(planted, 's1');
    expect(await inputOf(earlier.id)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await inputOf(later.id)).toEqual([0, 2, 3, 4, 5]);
    expect((await ask<{ studies: number }>(200, 'GET', `/api/runs/${later.id}`)).studies).toBe(5);
  });

  it('takes in what a later file knows of it, and stays withdrawn', async () => {
    const planted = await plantCorrection();
    await withdraw(planted, 's1');
    const { withdrawn } = await topicOf(planted);
    const file = `title,abstract,year\n"${withdrawn[0]?.title}",Another abstract of it,2001\n`;
    const path = `/api/topics/${planted.topicId}/files?preview=true`;
    const preview = await ask<{ studies: number; merged: { intoDetails: string }[] }>(
      200,
      'POST',
      path,
      { body: upload({ 'again.csv': file }) },
    );
    expect(preview.studies).toBe(0);
    expect(preview.merged[0]?.intoDetails).toMatch(/withdrawn/);
  });

  it('can be withdrawn twice, and restored twice', async () => {
    const planted = await plantCorrection();
    await withdraw(planted, 's1', 'first');
    await withdraw(planted, 's1', 'second');
    expect((await topicOf(planted)).withdrawn).toMatchObject([{ reason: 'first' }]);
    await restore(planted, 's1');
    await restore(planted, 's1');
    const unknown = `/api/topics/${planted.topicId}/studies/${randomUUID()}/withdraw`;
    await ask(404, 'POST', unknown, { json: {} });
  });
});

const states: ('open' | 'complete' | 'final')[] = ['open', 'complete', 'final'];

it('Whatever is edited while studies are withdrawn, all of them come back in place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(['s0', 's1', 's2', 's3', 's4', 's5'], { minLength: 1 }),
      fc.array(fc.array(draws(), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      async (names, gestures) => {
        const planted = await plantCorrection();
        const twin = await plantCorrection();
        for (const name of names) await withdraw(planted, name);
        for (const drawn of gestures) {
          const id = randomUUID();
          const operations = operationsFor(await storedTree(planted), drawn, id);
          if (operations.length === 0) continue;
          const theirs = JSON.parse(
            twinned(JSON.stringify(operations), planted, twin),
          ) as ClientOperation[];
          const [here, there] = [
            await save(planted.treeId, (await getTree(planted.treeId)).version, { id, operations }),
            await save(twin.treeId, (await getTree(twin.treeId)).version, {
              id: randomUUID(),
              operations: theirs,
            }),
          ];
          expect(here.status).toBe(there.status);
        }
        await expectVerified();
        for (const name of names) await restore(planted, name);
        await expectVerified();
        const [now, never] = [await getTree(planted.treeId), await getTree(twin.treeId)];
        const inTwin = JSON.parse(twinned(JSON.stringify(now.assignments), planted, twin));
        expect(inTwin).toEqual(never.assignments);
      },
    ),
    { numRuns: 12 },
  );
});

/** The text with the studies of one topic named as those of another. */
function twinned(text: string, from: Planted, to: Planted): string {
  return ['s0', 's1', 's2', 's3', 's4', 's5'].reduce(
    (changed, name) => changed.replaceAll(from.study(name), to.study(name)),
    text,
  );
}
