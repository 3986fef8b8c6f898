import { afterEach, describe, expect, it } from 'vitest';

import { Budget, CapReached, type Caps, noCaps } from '@/lib/llm/budget';
import { ModelError } from '@/lib/llm/model';
import { openaiModel } from '@/lib/llm/openai';
import { retryAfterMs, waitAsked } from '@/lib/llm/retry-after';
import { realTiming, retrying } from '@/lib/llm/retrying';
import { type OpenAiServer, type ServerOptions, startOpenAiServer } from '../support/openai-server';
import { queuedModel } from '../support/queued-model';
import { fakeTiming, never, readyCall } from './calls';

const servers: OpenAiServer[] = [];

async function serverWith(options: ServerOptions = {}) {
  const server = await startOpenAiServer(options);
  servers.push(server);
  const { baseUrl, apiKey, model } = server;
  return { server, model: openaiModel({ baseUrl, apiKey, model, timeoutMs: 300 }) };
}

const unlimited = () => new Budget(noCaps, null);
const budgetOf = (caps: Partial<Caps>) => new Budget({ ...noCaps, ...caps }, null);

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('patience with a server', () => {
  it.each([
    ['fails with 500', { kind: 'status', status: 500 }],
    ['fails with 503', { kind: 'status', status: 503 }],
    ['cuts the connection', { kind: 'cut' }],
    ['hangs', { kind: 'hang' }],
    ['asks for fewer calls', { kind: 'status', status: 429 }],
  ] as const)('tries again when it %s, waiting longer each time', async (_name, fault) => {
    const { server, model } = await serverWith();
    server.fail(fault, 2);
    const timing = fakeTiming(0);
    const reply = await retrying(model, unlimited(), {}, timing).complete(readyCall(), never);
    expect(reply.value).toEqual({ ready: true });
    expect(server.requests).toHaveLength(3);
    expect(timing.slept).toEqual([500, 1_000]);
  });

  it('waits as long as Retry-After says when that is longer', async () => {
    const { server, model } = await serverWith();
    server.fail({ kind: 'status', status: 429, retryAfter: '30' });
    const timing = fakeTiming();
    await retrying(model, unlimited(), {}, timing).complete(readyCall(), never);
    expect(timing.slept).toEqual([30_000]);
  });

  it('holds back every other call while one was told to wait', async () => {
    const busy = new ModelError('rate-limited', 'busy', { retryAfterMs: 5_000 });
    const model = queuedModel([{ error: busy }]);
    const slept: number[] = [];
    const stop = new AbortController();
    const timing = {
      ...fakeTiming(),
      sleep: (ms: number, signal: AbortSignal) => {
        slept.push(ms);
        return realTiming.sleep(600_000, signal);
      },
    };
    const patient = retrying(model, unlimited(), { concurrency: 2 }, timing);
    const first = patient.complete(readyCall(), stop.signal);
    await expect.poll(() => slept).toEqual([5_000]);
    const second = patient.complete(readyCall(), stop.signal);
    await expect.poll(() => slept).toEqual([5_000, 5_000]);
    expect(model.calls).toHaveLength(1);
    const outcomes = Promise.allSettled([first, second]);
    stop.abort(new Error('cancelled'));
    await outcomes;
  });

  it('gives up after the last attempt, with the last error', async () => {
    const { server, model } = await serverWith();
    server.fail({ kind: 'status', status: 502 }, 9);
    const patient = retrying(model, unlimited(), { attempts: 3 }, fakeTiming());
    await expect(patient.complete(readyCall(), never)).rejects.toThrow('status 502');
    expect(server.requests).toHaveLength(3);
  });

  it('waits more often for a server that counts calls by the minute', async () => {
    const { server, model } = await serverWith();
    server.fail({ kind: 'status', status: 429 }, 9);
    const timing = fakeTiming();
    await retrying(model, unlimited(), {}, timing).complete(readyCall(), never);
    expect(server.requests).toHaveLength(10);
    expect(timing.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(120_000);
  });

  it('does not wait for a server that asks for longer than a run should', async () => {
    const { server, model } = await serverWith();
    server.fail({ kind: 'status', status: 429, retryAfter: '86400' });
    const timing = fakeTiming();
    const calling = retrying(model, unlimited(), {}, timing).complete(readyCall(), never);
    await expect(calling).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(timing.slept).toEqual([]);
  });

  it.each([
    ['truncated', { kind: 'truncated' }],
    ['unauthorised', { kind: 'status', status: 401 }],
    ['no-credit', { kind: 'status', status: 429, code: 'insufficient_quota' }],
  ] as const)('does not repeat what trying again cannot mend: %s', async (kind, fault) => {
    const { server, model } = await serverWith();
    server.fail(fault);
    const calling = retrying(model, unlimited(), {}, fakeTiming()).complete(readyCall(), never);
    await expect(calling).rejects.toMatchObject({ kind });
    expect(server.requests).toHaveLength(1);
  });

  it('has no more calls in flight than it may', async () => {
    const { server, model } = await serverWith({ latencyMs: 20 });
    const patient = retrying(model, unlimited(), { concurrency: 3 });
    await Promise.all(Array.from({ length: 9 }, () => patient.complete(readyCall(), never)));
    expect(server.requests).toHaveLength(9);
    expect(server.mostAtOnce).toBe(3);
  });

  it('when cancelled ends calls in flight, calls waiting for a slot and calls waiting to try again', async () => {
    const { server, model } = await serverWith();
    server.fail({ kind: 'status', status: 429, retryAfter: '60' });
    server.fail({ kind: 'hang' }, 9);
    const patient = retrying(model, unlimited(), { concurrency: 2 });
    const stop = new AbortController();
    const calls = Array.from({ length: 4 }, () => patient.complete(readyCall(), stop.signal));
    const outcomes = Promise.allSettled(calls);
    await expect.poll(() => server.requests.length).toBe(2);
    stop.abort(new Error('cancelled'));
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: new Error('cancelled') });
    expect(server.requests).toHaveLength(2);
  });

  it('sleeps no longer once cancelled', async () => {
    const stop = new AbortController();
    const sleeping = realTiming.sleep(600_000, stop.signal);
    stop.abort(new Error('cancelled'));
    await expect(sleeping).rejects.toThrow('cancelled');
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');

  it.each([
    ['12', 12_000],
    ['0.5', 500],
    ['Mon, 23 Nov 2026 10:00:09 GMT', 9_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('of %j means a wait of %j ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  it.each([
    ['Please try again in 1m2.5s. Visit', {}, 62_500],
    ['Please retry in 34.074824224s.', {}, 34_075],
    ['Try again in 20 seconds', {}, 20_000],
    ['try again in 250ms', {}, 250],
    ['Please try again in 2 minutes.', {}, 120_000],
    ['Please retry in a while.', {}, undefined],
    ['Please retry in 34s.', { 'retry-after': '12' }, 12_000],
    ['Please retry in 34s.', { 'retry-after': '12', 'retry-after-ms': '11500' }, 11_500],
  ])('of %j with %j means a wait of %j ms', (message, headers, ms) => {
    expect(waitAsked(new Headers(headers), message, now)).toBe(ms);
  });
});

describe('the limits of a run', () => {
  it('stop before the call that would pass the limit of calls', async () => {
    const { server, model } = await serverWith();
    const patient = retrying(model, budgetOf({ calls: 3 }), { concurrency: 8 });
    const calls = Array.from({ length: 6 }, () => patient.complete(readyCall(), never));
    const outcomes = await Promise.allSettled(calls);
    const failed = outcomes.filter(({ status }) => status === 'rejected');
    expect(failed).toHaveLength(3);
    for (const each of failed) expect(each).toMatchObject({ reason: expect.any(CapReached) });
    expect(server.requests).toHaveLength(3);
  });

  it('count each attempt as a call', async () => {
    const { server, model } = await serverWith();
    server.fail({ kind: 'status', status: 500 }, 9);
    const patient = retrying(model, budgetOf({ calls: 2 }), {}, fakeTiming());
    await expect(patient.complete(readyCall(), never)).rejects.toMatchObject({ cap: 'calls' });
    expect(server.requests).toHaveLength(2);
  });

  it('hold for tokens, calls in flight included, and use what small replies give back', async () => {
    const replies = Array.from({ length: 10 }, () => ({ json: { ready: true } }));
    const model = queuedModel(replies);
    // A call may use about 111 tokens, and uses the queue's 110.
    const budget = budgetOf({ tokens: 350 });
    const patient = retrying(model, budget, { concurrency: 8 });
    const calls = Array.from({ length: 10 }, () => patient.complete(readyCall(), never));
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(budget.spent.tokens).toBe(330);
  });

  it('hold for cost where prices are known', async () => {
    const prices = { inputPerMillion: 0, outputPerMillion: 1_000_000 };
    const budget = new Budget({ ...noCaps, costUsd: 105 }, prices);
    const model = queuedModel([{ json: { ready: true } }, { json: { ready: true } }]);
    const patient = retrying(model, budget);
    await patient.complete(readyCall(), never);
    expect(budget.spent.costUsd).toBe(10);
    await expect(patient.complete(readyCall(), never)).rejects.toMatchObject({ cap: 'costUsd' });
  });

  it('go on from what the run had spent before it was resumed', async () => {
    const spent = { calls: 5, tokens: 0, costUsd: 0 };
    const budget = new Budget({ ...noCaps, calls: 5 }, null, spent);
    const calling = retrying(queuedModel([]), budget).complete(readyCall(), never);
    await expect(calling).rejects.toThrow('limit of 5 model calls');
  });
});
