import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { TreeImport } from '@/lib/api/import-contract';
import type { RunComparison, RunEstimate, Why } from '@/lib/api/run-contract';
import type { Tree } from '@/lib/api/tree-contract';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { finish, getRun, start, work } from '../support/http-runs';
import { getTree } from '../support/http-trees';
import { useOpenAiServer } from '../support/llm-runs';
import { makeTopic } from '../support/topics';

useDatabase();
const server = useOpenAiServer();

const outline = `- Infections
  - Hand hygiene
  - Antibiotic prescribing
- Tests
  - Laboratory test ordering
  - Imaging
- Billing`;

async function importOutline(topicId: string, text = outline): Promise<string> {
  const body = new FormData();
  body.append('file', new File([text], 'frame.md'));
  const { treeId } = await ask<TreeImport>(201, 'POST', `/api/topics/${topicId}/trees`, { body });
  return treeId;
}

async function topicWithFrame(studies = 12) {
  const { id } = await makeTopic(studies);
  return { id, frame: await importOutline(id) };
}

function namesOfPlaces({ categories, assignments }: Tree): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { categoryId } of assignments) {
    const name = categories.find(({ id }) => id === categoryId)?.name ?? '?';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const engines = [
  ['local', 'LOCAL'],
  ['llm', 'MODEL'],
] as const;

describe.each(engines)('a run of the %s engine in a tree of the topic', (engine, origin) => {
  it('keeps its categories, ids included, and places the studies', async () => {
    const { id, frame } = await topicWithFrame();
    const before = await getTree(frame);
    const runId = await start(id, { engine, frame });
    const tree = await finish(runId);
    expect(tree.kind).toBe('GENERATED');
    expect(tree.id).not.toBe(frame);
    expect(tree.categories).toEqual(before.categories);
    expect(namesOfPlaces(tree)).toEqual({
      'Hand hygiene': 4,
      'Antibiotic prescribing': 4,
      'Laboratory test ordering': 4,
    });
    expect(tree.assignments.every((each) => each.origin === origin)).toBe(true);
    const run = await getRun(runId);
    expect(run.settings.frame).toBe(frame);
    expect(run.steps.map(({ name }) => name)).not.toContain('root-categories');
    expect((await getTree(frame)).assignments).toEqual([]);
  });

  it('says why a study stands where it does', async () => {
    const { id, frame } = await topicWithFrame(6);
    const tree = await finish(await start(id, { engine, frame }));
    const { categoryId = '', studyId = '' } = tree.assignments[0] ?? {};
    const query = new URLSearchParams({ categoryId, studyId });
    const why = await ask<Why>(200, 'GET', `/api/trees/${tree.id}/why?${query}`);
    expect(why.reason).toEqual(expect.any(String));
    expect(why.confidence?.value).toBeGreaterThan(0);
  });

  it('places them in a tree that was there when it was started', async () => {
    const { id, frame } = await topicWithFrame(6);
    const { treeId } = await ask<{ treeId: string }>(
      201,
      'POST',
      `/api/trees/${frame}/corrections`,
    );
    const runId = await start(id, { engine, frame: treeId });
    const [first] = (await getTree(treeId)).categories;
    const gesture = {
      id: crypto.randomUUID(),
      operations: [{ type: 'rename-category', id: first?.id, name: 'Germs' }],
    };
    const json = { baseVersion: 0, gestures: [gesture] };
    await ask(200, 'POST', `/api/trees/${treeId}/gestures`, { json });
    expect((await finish(runId)).categories[0]?.name).toBe('Infections');
  });

  it('is refused in a tree of another topic, and in an unknown one', async () => {
    const [{ id }, { frame }] = [await topicWithFrame(3), await topicWithFrame(3)];
    for (const each of [frame, crypto.randomUUID()])
      await ask<ApiError>(404, 'POST', `/api/topics/${id}/runs`, { json: { engine, frame: each } });
  });
});

describe('a run of a language model in a tree of the topic', () => {
  it('goes on where it failed, and pays for nothing again', async () => {
    const { id, frame } = await topicWithFrame();
    const refusal = { kind: 'status', status: 401, message: 'no more' } as const;
    server().fail(
      refusal,
      50,
      ({ messages }) => messages[0]?.content.includes('{"studies":') === true,
    );
    const runId = await start(id, { engine: 'llm', frame });
    await work(runId);
    expect((await getRun(runId)).status).toBe('failed');
    server().recover();
    server().requests.length = 0;
    await ask(202, 'POST', `/api/runs/${runId}/resume`);
    await finish(runId);
    const systems = server().requests.map(({ messages }) => messages[0]?.content ?? '');
    expect(systems.every((system) => system.includes('{"studies":'))).toBe(true);
  });

  it('is estimated beforehand, and not asked to stop for root categories that it does not have', async () => {
    const { id, frame } = await topicWithFrame();
    const json = { engine: 'llm', frame, reviewRootCategories: true };
    const estimate = await ask<RunEstimate>(200, 'POST', `/api/topics/${id}/runs/estimate`, {
      json,
    });
    // 2 of claims, 2 of places, 2 of the check.
    expect(estimate.calls).toBe(6);
    const run = await start(id, json);
    await finish(run);
    expect((await getRun(run)).usage.calls).toBe(6);
  });

  it('uses an earlier run in the same tree again, and none in another', async () => {
    const { id, frame } = await topicWithFrame();
    const first = await start(id, { engine: 'llm', frame });
    await finish(first);
    const reuse = { runId: first, step: 'check' };
    const again = { engine: 'llm', frame, reuse, instructions: { check: 'By ward.' } };
    const tree = await finish(await start(id, again));
    expect(tree.categories).toEqual((await getTree(frame)).categories);
    const other = { engine: 'llm', reuse };
    const { error } = await ask<ApiError>(409, 'POST', `/api/topics/${id}/runs`, { json: other });
    expect(error.message).toContain('same tree');
  });
});

describe('comparing runs in one tree', () => {
  it('tells study by study where the engines differ', async () => {
    const { id, frame } = await topicWithFrame();
    const local = await start(id, { frame });
    const model = await start(id, { engine: 'llm', frame });
    const trees = [await finish(local), await finish(model)];
    expect(trees[0]?.categories).toEqual(trees[1]?.categories);
    const compared = await ask<RunComparison>(200, 'GET', `/api/runs/${local}/compare/${model}`);
    expect(compared.agreement).toMatchObject({ leafAri: 1, sameStudies: 12, sharedNames: 7 });
    expect(compared.a.shape?.leaves).toBe(5);
  });
});
