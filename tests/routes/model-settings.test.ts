import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { ConnectionReport, ModelSettings, SaveModelSettings } from '@/lib/api/model-contract';
import { database } from '@/lib/db/client';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { finish, start } from '../support/http-runs';
import { useOpenAiServer } from '../support/llm-runs';
import { makeTopic } from '../support/topics';

useDatabase();
const server = useOpenAiServer();

beforeEach(() => {
  for (const name of ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'OPENAI_MODEL'])
    delete process.env[name];
  process.env.ESPALIER_SECRET = 'a secret of the tests';
});

afterEach(async () => {
  delete process.env.ESPALIER_SECRET;
  await database().modelSettings.deleteMany();
});

const path = '/api/settings/model';
const save = (json: SaveModelSettings) => ask<ModelSettings>(200, 'PATCH', path, { json });
const current = () => ask<ModelSettings>(200, 'GET', path);
const here = () => ({ baseUrl: server().baseUrl, model: server().model });

describe('the settings for a language model', () => {
  it('say what is missing until a model can be asked', async () => {
    expect(await current()).toMatchObject({ ready: false, model: '' });
    const saved = await save({ ...here(), apiKey: server().apiKey });
    expect(saved).toMatchObject({ ready: true, missing: null, ...here() });
    expect(saved.sources).toEqual({ baseUrl: 'settings', model: 'settings', apiKey: 'settings' });
    const { id } = await makeTopic(6);
    await finish(await start(id, { engine: 'llm' }));
  });

  it('never show the key, and keep it encrypted', async () => {
    const key = server().apiKey;
    const saved = await save({ ...here(), apiKey: key });
    expect(JSON.stringify(saved)).not.toContain(key);
    expect(JSON.stringify(await current())).not.toContain(key);
    const stored = JSON.stringify(await database().modelSettings.findMany());
    expect(stored).not.toContain(key);
  });

  it('send the key to no other server than the one it was given for', async () => {
    await save({ ...here(), apiKey: server().apiKey });
    const moved = await save({ baseUrl: 'http://127.0.0.1:9/v1' });
    expect(moved.sources.apiKey).toBe('none');
    expect(moved.missing).toContain('enter it again');
    expect(await save({ baseUrl: server().baseUrl })).toMatchObject({ ready: true });
  });

  it('forget the key', async () => {
    await save({ ...here(), apiKey: server().apiKey });
    expect((await save({ apiKey: null })).sources.apiKey).toBe('none');
  });

  it('cannot read a key sealed with another secret, and say so', async () => {
    await save({ ...here(), apiKey: server().apiKey });
    process.env.ESPALIER_SECRET = 'another secret of the tests';
    expect((await current()).missing).toContain('ESPALIER_SECRET');
  });

  it('store no key without a secret', async () => {
    delete process.env.ESPALIER_SECRET;
    const { error } = await ask<ApiError>(409, 'PATCH', path, { json: { apiKey: 'k' } });
    expect(error.message).toContain('ESPALIER_SECRET');
  });

  it('count less than the environment, which cannot be changed here', async () => {
    process.env.OPENAI_MODEL = 'from-the-environment';
    expect((await current()).sources.model).toBe('environment');
    const json = { model: 'another' };
    const { error } = await ask<ApiError>(409, 'PATCH', path, { json });
    expect(error.message).toContain('OPENAI_MODEL');
  });

  it('give a run its cost once the price is known', async () => {
    const prices = [{ model: server().model, inputPerMillion: 2, outputPerMillion: 8 }];
    await save({ ...here(), apiKey: server().apiKey, prices });
    const { id } = await makeTopic(6);
    const runId = await start(id, { engine: 'llm' });
    await finish(runId);
    const { usage } = await ask<{ usage: Record<string, number> }>(
      200,
      'GET',
      `/api/runs/${runId}`,
    );
    const { inputTokens = 0, outputTokens = 0, costUsd } = usage;
    expect(costUsd).toBeCloseTo((inputTokens * 2 + outputTokens * 8) / 1e6, 5);
  });
});

describe('testing the connection', () => {
  const test = (json: SaveModelSettings) =>
    ask<ConnectionReport>(200, 'POST', `${path}/test`, { json });

  it('says that it works, and saves nothing', async () => {
    const report = await test({ ...here(), apiKey: server().apiKey });
    expect(report).toMatchObject({ works: true, mode: 'json-schema' });
    expect((await current()).model).toBe('');
  });

  it.each([
    ['a key the server refuses', { apiKey: 'wrong' }, /key/i],
    ['a model it does not have', { model: 'no-such' }, /no-such/],
    ['no server', { baseUrl: 'http://127.0.0.1:9/v1' }, /127\.0\.0\.1:9/],
  ])('says in words what is wrong: %s', async (_, change, words) => {
    const report = await test({ ...here(), apiKey: server().apiKey, ...change });
    expect(report.works).toBe(false);
    expect(report.message).toMatch(words);
  });
});
