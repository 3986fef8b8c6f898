import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { Run, RunDecision, RunEstimate } from '@/lib/api/run-contract';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { finish, getRun, start, work } from '../support/http-runs';
import { callsOf, useOpenAiServer } from '../support/llm-runs';
import { makeTopic } from '../support/topics';

useDatabase();
const server = useOpenAiServer();

const llm = { engine: 'llm' } as const;

async function stopped(settings: object = {}): Promise<{ id: string; topicId: string }> {
  const { id: topicId } = await makeTopic();
  const id = await start(topicId, { ...llm, reviewRootCategories: true, ...settings });
  await work(id);
  return { id, topicId };
}

const continueWith = (status: number, id: string, json: object) =>
  ask<Run & ApiError>(status, 'POST', `/api/runs/${id}/continue`, { json });

describe('the stop after the root categories', () => {
  it('waits for as long as it takes', async () => {
    const { id } = await stopped();
    expect(await getRun(id)).toMatchObject({ status: 'waiting', waitingFor: 'root-categories' });
    await work(id);
    expect((await getRun(id)).status).toBe('waiting');
  });

  it('goes on with the root categories that a person wants, in their order', async () => {
    const { id } = await stopped();
    const { rootCategories } = await ask<RunDecision>(200, 'GET', `/api/runs/${id}/decision`);
    const [first, second] = rootCategories;
    await continueWith(202, id, {
      rootCategories: [{ ...second, name: 'How people are nudged' }, first],
    });
    const tree = await finish(id);
    const roots = tree.categories.filter(({ parentId }) => parentId === null);
    expect(roots.map(({ name }) => name)).toEqual(['How people are nudged', first?.name]);
  });

  it('estimates the run anew when there are other root categories', async () => {
    const { id } = await stopped({ maxRootCategories: 5 });
    const { rootCategories } = await ask<RunDecision>(200, 'GET', `/api/runs/${id}/decision`);
    const before = (await getRun(id)).estimate;
    await continueWith(202, id, { rootCategories: rootCategories.slice(0, 1) });
    const after = (await getRun(id)).estimate;
    // One call for each root category.
    expect(after?.calls).toBe((before?.calls ?? 0) - 4);
    expect(after?.caps).toEqual(before?.caps);
  });

  it('tells the model the instruction in the steps that follow', async () => {
    const { id } = await stopped();
    server().requests.length = 0;
    await continueWith(202, id, { instruction: 'by setting, not by drug' });
    await finish(id);
    const told = server().requests.filter(({ messages }) =>
      messages[0]?.content.includes('by setting, not by drug'),
    );
    expect(told.length).toBe(server().requests.length);
  });

  it('proposes them again with an instruction, and without one says why not', async () => {
    const { id } = await stopped();
    const { error } = await continueWith(422, id, { again: true });
    expect(error.message).toContain('what should be different');
    expect((await getRun(id)).status).toBe('waiting');
    await continueWith(202, id, { again: true, instruction: 'by country' });
    server().requests.length = 0;
    await work(id);
    expect(await getRun(id)).toMatchObject({ status: 'waiting', waitingFor: 'root-categories' });
    expect(server().requests).toHaveLength(1);
    expect(server().requests[0]?.messages[0]?.content).toContain('by country');
  });

  it('refuses root categories of one name, and goes on waiting', async () => {
    const { id } = await stopped();
    const rootCategories = [{ name: 'Settings' }, { name: 'settings ' }];
    const { error } = await continueWith(422, id, { rootCategories });
    expect(error.message).toContain('Settings');
    expect((await getRun(id)).status).toBe('waiting');
  });

  it('can be cancelled', async () => {
    const { id } = await stopped();
    await ask(202, 'POST', `/api/runs/${id}/cancel`);
    const { error } = await continueWith(409, id, {});
    expect(error.message).toContain('cancelled');
  });
});

describe('the approval of the estimate', () => {
  async function setAskAbove(calls: number | null): Promise<void> {
    const askAbove = { calls, costUsd: null };
    await ask(200, 'PATCH', '/api/settings/model', { json: { askAbove } });
  }

  it('is waited for above a limit, and given by continuing', async () => {
    await setAskAbove(1);
    const { id: topicId } = await makeTopic();
    const estimate = await ask<RunEstimate>(200, 'POST', `/api/topics/${topicId}/runs/estimate`, {
      json: llm,
    });
    expect(estimate.asks).toContain(`about ${estimate.calls} calls`);
    const id = await start(topicId, llm);
    expect(await getRun(id)).toMatchObject({ status: 'waiting', waitingFor: 'approval' });
    await work(id);
    expect(server().requests).toEqual([]);
    await continueWith(202, id, {});
    await finish(id);
    await setAskAbove(null);
  });

  it('is given in advance, or by limits instead', async () => {
    await setAskAbove(1);
    const { id: topicId } = await makeTopic(6);
    const approved = await start(topicId, { ...llm, approve: true });
    const limited = await start(topicId, { ...llm, caps: { calls: 100 } });
    expect((await getRun(approved)).status).toBe('queued');
    expect((await getRun(limited)).status).toBe('queued');
    await setAskAbove(null);
  });
});

describe('running a step again with an instruction', () => {
  it('uses what came before it, and pays for the rest only', async () => {
    const { id: topicId } = await makeTopic();
    const first = await start(topicId, llm);
    await finish(first);
    server().requests.length = 0;
    const second = await start(topicId, {
      ...llm,
      reuse: { runId: first, step: 'categories' },
      instructions: { categories: 'by setting' },
    });
    await finish(second);
    const steps = new Set((await callsOf(second)).map(({ step }) => step));
    expect(steps).not.toContain('claims');
    expect(steps).not.toContain('root-categories');
    expect(steps).toContain('categories');
    expect(
      server().requests.filter(({ messages }) => messages[0]?.content.includes('by setting'))
        .length,
    ).toBeGreaterThan(0);
  });

  it('keeps to the decision that was made on the root categories', async () => {
    const { id, topicId } = await stopped();
    await continueWith(202, id, { rootCategories: [{ name: 'Nudges' }, { name: 'Settings' }] });
    await finish(id);
    const again = await start(topicId, { ...llm, reuse: { runId: id, step: 'check' } });
    const tree = await finish(again);
    const roots = tree.categories.filter(({ parentId }) => parentId === null);
    expect(roots.map(({ name }) => name)).toEqual(['Nudges', 'Settings']);
  });

  it('is refused while the earlier run has not come that far', async () => {
    const { id, topicId } = await stopped();
    const json = { ...llm, reuse: { runId: id, step: 'check' } };
    const { error } = await ask<ApiError>(409, 'POST', `/api/topics/${topicId}/runs`, { json });
    expect(error.message).toContain('“Categories”');
  });
});
