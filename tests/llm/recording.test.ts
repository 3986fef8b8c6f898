import { afterEach, describe, expect, it } from 'vitest';

import { Budget, noCaps } from '@/lib/llm/budget';
import { ModelError } from '@/lib/llm/model';
import { openaiModel } from '@/lib/llm/openai';
import { callKey } from '@/lib/llm/recording';
import { runModel } from '@/lib/llm/run-model';
import { type OpenAiServer, type ServerOptions, startOpenAiServer } from '../support/openai-server';
import { queuedModel } from '../support/queued-model';
import { CallLog } from './call-log';
import { fakeTiming, never, readyCall } from './calls';

const servers: OpenAiServer[] = [];
const prices = { inputPerMillion: 1, outputPerMillion: 2 };

async function recorded(options: ServerOptions = {}, store = new CallLog()) {
  const server = await startOpenAiServer(options);
  servers.push(server);
  const { baseUrl, apiKey, model } = server;
  const parts = { store, prices, budget: new Budget(noCaps, prices), timing: fakeTiming() };
  return { server, store, model: runModel(openaiModel({ baseUrl, apiKey, model }), parts) };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('the record of calls', () => {
  it('holds the call, the reply, its tokens and its cost', async () => {
    const { store, model } = await recorded();
    await model.complete(readyCall(), never);
    expect(store.records).toMatchObject([
      {
        key: callKey('keyword-1', readyCall()),
        step: 'greeting',
        promptVersion: 'greeting-1',
        model: 'keyword-1',
        settings: { temperature: 0, maxOutputTokens: 100 },
        sampleIndex: 0,
        attempt: 1,
        messages: readyCall().messages,
        completion: { text: '{"ready":true}' },
        value: { ready: true },
        error: null,
        mode: 'json-schema',
      },
    ]);
    const [record] = store.records;
    const { inputTokens = 0, outputTokens = 0 } = record?.usage ?? {};
    expect(inputTokens).toBeGreaterThan(0);
    expect(record?.costUsd).toBeCloseTo((inputTokens + 2 * outputTokens) / 1e6, 12);
  });

  it('holds every attempt, with what went wrong', async () => {
    const { server, store, model } = await recorded();
    server.fail({ kind: 'status', status: 500 });
    server.fail({ kind: 'cut' });
    await model.complete(readyCall(), never);
    expect(store.records.map(({ attempt, error }) => [attempt, error?.kind ?? null])).toEqual([
      [1, 'unavailable'],
      [2, 'unavailable'],
      [3, null],
    ]);
  });

  it('holds the messages as sent to a server that must be told the shape in words', async () => {
    const { server, store, model } = await recorded({ output: 'none' });
    await model.complete(readyCall(), never);
    expect(store.records[0]?.messages).toEqual(server.requests.at(-1)?.messages);
    expect(store.records[0]?.messages.at(-1)?.content).toContain('JSON schema');
  });

  it('says that a call was aborted', async () => {
    const { server, store, model } = await recorded();
    server.fail({ kind: 'hang' });
    const stop = new AbortController();
    const calling = model.complete(readyCall(), stop.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    stop.abort(new Error('cancelled'));
    await expect(calling).rejects.toThrow('cancelled');
    expect(store.records).toMatchObject([{ completion: null, error: { kind: 'aborted' } }]);
  });
});

describe('a finished call', () => {
  it('is not sent again, and gives the same value', async () => {
    const store = new CallLog();
    const first = await recorded({}, store);
    const reply = await first.model.complete(readyCall(), never);
    const second = await recorded({}, store);
    expect((await second.model.complete(readyCall(), never)).value).toEqual(reply.value);
    expect(second.server.requests).toHaveLength(0);
    expect(store.records).toHaveLength(1);
  });

  it('is not sent again when its reply could not be used: it was paid for, and fails as it did', async () => {
    const store = new CallLog();
    const first = await recorded({}, store);
    first.server.fail({ kind: 'wrong-shape' });
    const once = first.model.complete(readyCall(), never);
    await expect(once).rejects.toMatchObject({ kind: 'malformed' });
    const again = await recorded({}, store);
    const twice = again.model.complete(readyCall(), never);
    await expect(twice).rejects.toMatchObject({ kind: 'malformed' });
    expect(again.server.requests).toHaveLength(0);
  });

  it.each([
    ['step', { step: 'other' }],
    ['prompt version', { promptVersion: 'greeting-2' }],
    ['sample', { sampleIndex: 1 }],
    ['settings', { settings: { temperature: 1, maxOutputTokens: 100 } }],
    ['messages', { messages: [{ role: 'user', content: 'Are you there?' }] }],
  ] as const)('is another call when its %s is another', async (_name, parts) => {
    const { server, model } = await recorded();
    await model.complete(readyCall(), never);
    await model.complete(readyCall(parts), never);
    expect(server.requests).toHaveLength(2);
  });

  it('is sent again when no reply ever came', async () => {
    const store = new CallLog();
    const down = new ModelError('unauthorised', 'no key');
    const budget = new Budget(noCaps, null);
    const parts = { store, prices: null, budget, timing: fakeTiming() };
    const model = runModel(queuedModel([{ error: down }, { json: { ready: true } }]), parts);
    await expect(model.complete(readyCall(), never)).rejects.toThrow('no key');
    expect((await model.complete(readyCall(), never)).value).toEqual({ ready: true });
    expect(budget.spent.calls).toBe(2);
  });

  it('does not count against the limits of the run that finds it', async () => {
    const store = new CallLog();
    const { model } = await recorded({}, store);
    await model.complete(readyCall(), never);
    const budget = new Budget({ ...noCaps, calls: 0 }, null);
    const server = { ...queuedModel([]), id: 'keyword-1' };
    const parts = { store, prices: null, budget, timing: fakeTiming() };
    const reply = await runModel(server, parts).complete(readyCall(), never);
    expect(reply.value).toEqual({ ready: true });
  });
});
