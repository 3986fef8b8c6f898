import { describe, expect, it, vi } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { Call, PlaceChanges, Run, RunComparison, Why } from '@/lib/api/run-contract';
import type { Tree } from '@/lib/api/tree-contract';

import { useDatabase } from '../support/database';
import { ask, call } from '../support/http';
import { finish, getRun, start, work } from '../support/http-runs';
import { getTree } from '../support/http-trees';
import { callsOf, useOpenAiServer } from '../support/llm-runs';
import type { ChatRequest } from '../support/openai-server';
import { makeTopic } from '../support/topics';

useDatabase();
const server = useOpenAiServer();

const llm = { engine: 'llm' } as const;

async function newLlmRun(studies = 12, settings: object = {}): Promise<string> {
  return start((await makeTopic(studies)).id, { ...llm, ...settings });
}

describe('a run of the llm engine', () => {
  it('makes a tree of whatever a server answers, and says what it took', async () => {
    const id = await newLlmRun();
    const tree = await finish(id);
    expect(tree.categories.length).toBeGreaterThan(2);
    expect(tree.assignments.every(({ origin }) => origin === 'MODEL')).toBe(true);
    const run = await getRun(id);
    expect(run).toMatchObject({ status: 'succeeded', model: server().model, error: null });
    expect(run.steps.every(({ finished }) => finished)).toBe(true);
    expect(run.usage.calls).toBe(server().requests.length);
    expect(run.usage.inputTokens).toBeGreaterThan(0);
    expect(run.estimate?.asks).toBeNull();
  });

  it('records every call exactly', async () => {
    const id = await newLlmRun();
    await work(id);
    const calls = await callsOf(id);
    expect(calls.length).toBe(server().requests.length);
    const first = await ask<Call>(200, 'GET', `/api/runs/${id}/calls/${calls[0]?.id}`);
    expect(first).toMatchObject({ step: 'claims', attempt: 1, error: null, reused: false });
    const sent = server().requests.map((request) => JSON.stringify(request.messages));
    expect(sent).toContain(
      JSON.stringify(first.messages.map(({ role, content }) => ({ role, content }))),
    );
    expect(JSON.parse(first.reply ?? '')).toEqual(first.value);
  });

  it('exports its calls as JSON lines', async () => {
    const id = await newLlmRun(6);
    await work(id);
    const { body, headers } = await call<string>('GET', `/api/runs/${id}/export`);
    const lines = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Call);
    expect(lines.map(({ id: each }) => each)).toEqual((await callsOf(id)).map((each) => each.id));
    expect(lines.every(({ messages }) => messages.length > 0)).toBe(true);
    expect(headers.get('content-disposition')).toContain('.jsonl');
  });

  it('never pays for a finished call again, in another run neither', async () => {
    const topic = await makeTopic();
    const first = await finish(await start(topic.id, llm));
    const paid = server().requests.length;
    const again = await start(topic.id, llm);
    const second = await finish(again);
    expect(server().requests.length).toBe(paid);
    expect(second.categories.map(({ name }) => name)).toEqual(
      first.categories.map(({ name }) => name),
    );
    const calls = await callsOf(again);
    expect(calls.length).toBe(paid);
    expect(calls.every(({ reused }) => reused)).toBe(true);
    expect((await getRun(again)).usage.calls).toBe(0);
  });

  it('asks again for a reply that cannot be used, and keeps both', async () => {
    server().fail({ kind: 'not-json' }, 1);
    const id = await newLlmRun();
    await finish(id);
    const failed = await ask<{ items: readonly { error: { kind: string } }[] }>(
      200,
      'GET',
      `/api/runs/${id}/calls?failed=true`,
    );
    expect(failed.items.map(({ error }) => error.kind)).toEqual(['malformed']);
    expect((await getRun(id)).counts).toMatchObject({ 'replies asked for again': 1 });
  });

  it('tells what placing and checking changed, with the reason and the call behind it', async () => {
    const isCategories = (request: ChatRequest) =>
      request.messages[0]?.content.includes('{"categories":') === true;
    server().fail({ kind: 'invented-numbers' }, 10, isCategories);
    const id = await newLlmRun();
    await finish(id);
    const { items, total } = await ask<PlaceChanges>(200, 'GET', `/api/runs/${id}/changes`);
    expect(total).toBe(items.length);
    const added = items.filter(({ kind }) => kind === 'added');
    const { counts } = await getRun(id);
    expect(added.length).toBe(
      (counts['places added by the check'] ?? 0) +
        (counts['places found for studies that had none'] ?? 0),
    );
    expect(added[0]).toMatchObject({
      path: [expect.any(String), expect.any(String)],
      reason: expect.stringContaining('It says'),
    });
    const keys = (await callsOf(id)).map(({ key }) => key);
    expect(keys).toContain(added[0]?.callKey);
  });

  it('keeps what it has when the server refuses, and goes on from there', async () => {
    const refusal = { kind: 'status', status: 401, message: 'no more' } as const;
    server().fail(
      refusal,
      50,
      ({ messages }) => messages[0]?.content.includes('{"studies":') === true,
    );
    const id = await newLlmRun();
    await work(id);
    const failed = await getRun(id);
    expect(failed).toMatchObject({ status: 'failed', treeId: null });
    expect(failed.error).toContain('resume');
    const before = (await callsOf(id)).filter(({ error }) => error === null);
    expect(before.length).toBeGreaterThan(0);
    server().requests.length = 0;
    server().recover();
    await ask(202, 'POST', `/api/runs/${id}/resume`);
    await finish(id);
    const after = (await callsOf(id)).filter(({ error }) => error === null);
    expect(server().requests.length).toBe(after.length - before.length);
  });

  it('gives up a model that answers nothing in a form that can be read, and goes on with it later', async () => {
    server().fail({ kind: 'not-json' }, 1_000);
    const id = await newLlmRun(24);
    await work(id);
    const failed = await getRun(id);
    expect(failed.status).toBe('failed');
    expect(failed.error).toContain('none of the first 5 questions of the step “Claims”');
    // Three batches and, as they fail, each of their studies by itself would be asked for twice.
    expect(failed.usage.calls).toBeLessThan(2 * (3 + 24));
    server().recover();
    await ask(202, 'POST', `/api/runs/${id}/resume`);
    await finish(id);
  });

  it('stops before its limit of calls, and goes on with a higher one', async () => {
    const id = await newLlmRun(24, { caps: { calls: 3 } });
    await work(id);
    const stopped = await getRun(id);
    expect(stopped.status).toBe('failed');
    expect(stopped.error).toContain('limit of 3 model calls');
    expect(stopped.usage.calls).toBeLessThanOrEqual(3);
    await ask(202, 'POST', `/api/runs/${id}/resume`, { json: { caps: { calls: 500 } } });
    await finish(id);
    const keys = (await callsOf(id)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('aborts the calls in flight when it is cancelled', async () => {
    server().fail({ kind: 'hang' }, 100);
    const aborted = server().aborted;
    const id = await newLlmRun();
    const working = work(id);
    await vi.waitUntil(() => server().requests.length > 0, { timeout: 10_000 });
    await ask(202, 'POST', `/api/runs/${id}/cancel`);
    await working;
    expect((await getRun(id)).status).toBe('cancelled');
    await vi.waitUntil(() => server().aborted > aborted, { timeout: 5_000 });
    server().recover();
  });

  it('says what is missing when there is no model to ask', async () => {
    delete process.env.OPENAI_MODEL;
    const { id } = await makeTopic(6);
    const { error } = await ask<ApiError>(409, 'POST', `/api/topics/${id}/runs`, { json: llm });
    expect(error.message).toContain('OPENAI_MODEL');
  });
});

describe('why a study stands where it does', () => {
  async function whyOf({ id }: Tree, query: Record<string, string>): Promise<Why> {
    return ask(200, 'GET', `/api/trees/${id}/why?${new URLSearchParams(query)}`);
  }

  it('is told down to the reply, for the category and for the place, in a correction too', async () => {
    const tree = await finish(await newLlmRun());
    const [place] = tree.assignments;
    if (!place) throw new Error('the tree is empty');
    const category = await whyOf(tree, { categoryId: place.categoryId });
    expect(category.call?.reply).toContain('categories');
    const { treeId } = await ask<{ treeId: string }>(
      201,
      'POST',
      `/api/trees/${tree.id}/corrections`,
    );
    const copy = await getTree(treeId);
    const why = await whyOf(copy, { categoryId: place.categoryId, studyId: place.studyId });
    expect(why).toMatchObject({ origin: 'MODEL', runId: expect.any(String) });
    expect(why.call?.messages.length).toBeGreaterThan(1);
    expect(why.confidence).toEqual(
      copy.assignments.find(
        (each) => each.studyId === place.studyId && each.categoryId === place.categoryId,
      )?.confidence,
    );
  });

  it('is not found for a place that there is not', async () => {
    const tree = await finish(await newLlmRun(6));
    const categoryId = 'nowhere';
    const query = new URLSearchParams({ categoryId });
    await ask(404, 'GET', `/api/trees/${tree.id}/why?${query}`);
  });
});

describe('comparing runs', () => {
  it('shows how the trees of two runs differ, study by study', async () => {
    const { id } = await makeTopic();
    const [a, b] = [await start(id, llm), await start(id)];
    await finish(a);
    await finish(b);
    const comparison = await ask<RunComparison>(200, 'GET', `/api/runs/${a}/compare/${b}`);
    expect(comparison.a.shape?.rootCategories).toBeGreaterThan(0);
    expect(comparison.b.run.engine).toBe('local');
    expect(comparison.a.shape?.depth).toBe(2);
    expect(comparison.differences.length).toBe(12);
    const itself = await ask<RunComparison>(200, 'GET', `/api/runs/${a}/compare/${a}`);
    expect(itself.agreement).toMatchObject({ leafAri: 1, sameStudies: 12 });
    expect(itself.differences).toEqual([]);
  });

  it('is refused for runs of two topics', async () => {
    const [a, b] = [await newLlmRun(6), await newLlmRun(6)];
    await ask<Run>(422, 'GET', `/api/runs/${a}/compare/${b}`);
  });
});
