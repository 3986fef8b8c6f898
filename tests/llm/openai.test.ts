import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { testConnection } from '@/lib/llm/connection-test';
import { openaiModel, type ServerConfig } from '@/lib/llm/openai';
import { readReply } from '@/lib/llm/reply';
import {
  type Fault,
  type OpenAiServer,
  type ServerOptions,
  startOpenAiServer,
} from '../support/openai-server';
import { never, readyCall } from './calls';

const servers: OpenAiServer[] = [];

async function modelAt(options: ServerOptions = {}, config: Partial<ServerConfig> = {}) {
  const server = await startOpenAiServer(options);
  servers.push(server);
  const { baseUrl, apiKey, model } = server;
  return { server, model: openaiModel({ baseUrl, apiKey, model, ...config }) };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('a call over HTTP', () => {
  it('asks for the schema, and returns value, text, tokens and why it ended', async () => {
    const { server, model } = await modelAt();
    const reply = await model.complete(readyCall(), never);
    expect(reply).toMatchObject({
      value: { ready: true },
      text: '{"ready":true}',
      mode: 'json-schema',
      finishReason: 'stop',
      refusal: null,
    });
    expect(reply.usage?.inputTokens).toBeGreaterThan(0);
    expect(server.requests).toMatchObject([
      {
        model: 'keyword-1',
        messages: readyCall().messages,
        temperature: 0,
        max_completion_tokens: 100,
        response_format: {
          type: 'json_schema',
          json_schema: {
            name: 'ready',
            schema: { type: 'object', required: ['ready'], additionalProperties: false },
          },
        },
      },
    ]);
  });

  it.each([
    ['json_object', 'json-object', 1],
    ['none', 'text', 2],
  ] as const)(
    'falls back on a server whose best output is %s, once',
    async (output, mode, extra) => {
      const { server, model } = await modelAt({ output });
      const reply = await model.complete(readyCall(), never);
      expect(reply.value).toEqual({ ready: true });
      expect(reply.mode).toBe(mode);
      expect(reply.sent.at(-1)?.content).toContain('"ready"');
      await model.complete(readyCall(), never);
      expect(server.requests).toHaveLength(2 + extra);
    },
  );

  it('does without the schema on a server that fails over it', async () => {
    const { server, model } = await modelAt();
    server.fail({ kind: 'status', status: 500, message: 'failed to parse grammar' });
    expect((await model.complete(readyCall(), never)).mode).toBe('json-object');
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['without an object around them', { object: 'error', message: 'no max_completion_tokens' }],
    ['in a list', [{ error: { code: 400, message: 'no max_completion_tokens' } }]],
    ['as the details of a check', { detail: [{ loc: ['body', 'max_completion_tokens'] }] }],
    ['as an error that is a text', { error: 'no max_completion_tokens' }],
    ['with a message that is an object', { error: { message: { no: 'max_completion_tokens' } } }],
  ])('learns from the words of a server that puts them %s', async (_where, body) => {
    const { server, model } = await modelAt();
    server.fail({ kind: 'body', status: 400, body });
    await model.complete(readyCall(), never);
    expect(server.requests.at(-1)).toMatchObject({ max_tokens: 100 });
  });

  it.each([
    'Invalid max_tokens value, the valid range of max_tokens is [1, 60]',
    '`max_completion_tokens` must be less than or equal to `60`, the maximum value',
    'max_tokens: 100 > 60, which is the maximum allowed number of output tokens',
    'Range of max_tokens should be [1, 60]',
  ])('knows the most output from the words: %s', async (message) => {
    const { server, model } = await modelAt();
    server.fail({ kind: 'status', status: 400, message });
    await model.complete(readyCall(), never);
    expect(server.requests.at(-1)).toMatchObject({ max_completion_tokens: 60 });
  });

  it('takes the answer from where a model that thinks has put it', async () => {
    const { server, model } = await modelAt();
    const message = { content: '', reasoning_content: '{"ready": true}' };
    server.fail({ kind: 'body', status: 200, body: { choices: [{ message }] } });
    expect((await model.complete(readyCall(), never)).value).toEqual({ ready: true });
  });

  it('puts a reply in parts together', async () => {
    const { server, model } = await modelAt();
    server.fail({ kind: 'in-parts' });
    expect((await model.complete(readyCall(), never)).text).toBe('{"ready":true}');
  });

  it('does without the parameters that a server refuses', async () => {
    const { server, model } = await modelAt({ refuses: ['max_completion_tokens', 'temperature'] });
    await model.complete(readyCall(), never);
    expect(server.requests.at(-1)).toMatchObject({ max_tokens: 100 });
    expect(server.requests.at(-1)).not.toHaveProperty('temperature');
  });

  it('does without system messages where the chat template has none', async () => {
    const { server, model } = await modelAt({ hasNoSystemRole: true });
    await model.complete(readyCall(), never);
    expect(server.requests.at(-1)?.messages).toEqual([
      { role: 'user', content: 'Reply with JSON.\n\nAre you ready?' },
    ]);
    await model.complete(readyCall(), never);
    expect(server.requests).toHaveLength(3);
  });

  it('asks for no more output than a model has, and remembers it', async () => {
    const { server, model } = await modelAt({ mostOutputTokens: 60 });
    await model.complete(readyCall(), never);
    await model.complete(readyCall(), never);
    const asked = server.requests.map((request) => request.max_completion_tokens);
    expect(asked).toEqual([100, 60, 60]);
  });

  it('asks for the output that the context has room for, for this call only', async () => {
    const { server, model } = await modelAt({ contextTokens: 5_000 });
    const long = readyCall({ settings: { temperature: 0, maxOutputTokens: 9_000 } });
    await model.complete(long, never);
    await model.complete(readyCall(), never);
    const [first, second, third] = server.requests.map((request) => request.max_completion_tokens);
    expect([first, third]).toEqual([9_000, 100]);
    expect(second).toBeGreaterThan(4_900);
    expect(second).toBeLessThan(5_000);
  });

  it('says that a request is too long where no room is left for a reply', async () => {
    const { server, model } = await modelAt({ contextTokens: 200 });
    const long = readyCall({ settings: { temperature: 0, maxOutputTokens: 9_000 } });
    await expect(model.complete(long, never)).rejects.toMatchObject({ kind: 'too-long' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['a list without its object', z.object({ list: z.array(z.number()) }), '[1, 2]'],
    ['an object in another', z.object({ list: z.array(z.number()) }), '{"a": {"list": [1, 2]}}'],
    [
      'an example before the answer',
      z.object({ list: z.array(z.number()) }),
      'Not {"a": 1}: {"list": [1, 2]}',
    ],
  ])('reads %s', (_name, schema, text) => {
    const completion = { text, mode: 'text', sent: [], usage: null, latencyMs: 0 } as const;
    const reply = { ...completion, finishReason: 'stop', refusal: null };
    expect(readReply(reply, { name: 'list', schema }).value).toEqual({ list: [1, 2] });
  });

  it.each<[string, Fault, object]>([
    [
      'a limit with seconds to wait',
      { kind: 'status', status: 429, retryAfter: '7' },
      { kind: 'rate-limited', options: { retryAfterMs: 7_000 } },
    ],
    [
      'an account without credit',
      { kind: 'status', status: 429, code: 'insufficient_quota' },
      { kind: 'no-credit' },
    ],
    ['a failing server', { kind: 'status', status: 500 }, { kind: 'unavailable' }],
    ['a cut connection', { kind: 'cut' }, { kind: 'unavailable' }],
    [
      'a limit with the wait in words',
      { kind: 'status', status: 429, message: 'Please retry in 34.5s.' },
      { kind: 'rate-limited', options: { retryAfterMs: 34_500 } },
    ],
    [
      'a limit behind a gateway',
      { kind: 'body', status: 200, body: { error: { code: 429, message: 'slow down' } } },
      { kind: 'rate-limited', message: expect.stringContaining('slow down') },
    ],
    [
      'a model that failed behind a gateway',
      { kind: 'body', status: 200, body: { choices: [{ error: { message: 'no GPU' } }] } },
      { kind: 'unavailable', message: expect.stringContaining('no GPU') },
    ],
    ['an answer that is none', { kind: 'body', status: 200, body: {} }, { kind: 'unavailable' }],
    [
      'a filter before the model',
      { kind: 'status', status: 400, code: 'content_filter' },
      { kind: 'refused' },
    ],
    [
      'a wrong key called a bad request',
      { kind: 'status', status: 400, message: 'API key not valid. Please pass a valid API key.' },
      { kind: 'unauthorised' },
    ],
    [
      'an unknown model called a bad request',
      { kind: 'status', status: 400, message: 'gpt-0 is not a valid model ID' },
      { kind: 'unknown-model' },
    ],
    [
      'a model for another API',
      { kind: 'status', status: 404, message: 'This is not a chat model.' },
      { kind: 'unknown-model', message: expect.stringContaining('not a chat model') },
    ],
    ['a reply cut off', { kind: 'truncated' }, { kind: 'truncated' }],
    ['words instead of JSON', { kind: 'not-json' }, { kind: 'malformed' }],
    ['another shape', { kind: 'wrong-shape' }, { kind: 'malformed' }],
    ['a refusal', { kind: 'refusal' }, { kind: 'refused' }],
    [
      'a request too long',
      { kind: 'status', status: 400, code: 'context_length_exceeded' },
      { kind: 'too-long' },
    ],
  ])('tells %s from other failures', async (_name, fault, expected) => {
    const { server, model } = await modelAt();
    server.fail(fault);
    await expect(model.complete(readyCall(), never)).rejects.toMatchObject(expected);
    expect(server.requests).toHaveLength(1);
  });

  it.each(['hang', 'hang-in-body'] as const)(
    'gives up on a server that falls silent: %s',
    async (kind) => {
      const { server, model } = await modelAt({}, { timeoutMs: 200 });
      server.fail({ kind });
      await expect(model.complete(readyCall(), never)).rejects.toMatchObject({
        kind: 'unavailable',
        message: expect.stringContaining('within 0.2 s'),
      });
    },
  );

  it('aborts the request in flight with the reason of the signal', async () => {
    const { server, model } = await modelAt();
    server.fail({ kind: 'hang' });
    const stop = new AbortController();
    const calling = model.complete(readyCall(), stop.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    stop.abort(new Error('cancelled by me'));
    await expect(calling).rejects.toThrow('cancelled by me');
    await expect.poll(() => server.aborted).toBe(1);
  });
});

describe('the test of a connection', () => {
  it.each<[string, ServerOptions, Partial<ServerConfig>, boolean, RegExp]>([
    ['a good server', {}, {}, true, /with structured output/],
    ['one with JSON mode only', { output: 'json_object' }, {}, true, /JSON mode/],
    ['one with plain text only', { output: 'none' }, {}, true, /plain text/],
    ['one that writes no JSON', { output: 'none', layout: 'bullets' }, {}, true, /plain text/],
    ['a wrong key', {}, { apiKey: 'wrong' }, false, /refused the API key/],
    ['an unknown model', {}, { model: 'gpt-0' }, false, /knows no model gpt-0/],
  ])('says in words what it finds: %s', async (_name, options, config, works, words) => {
    const { model } = await modelAt(options, config);
    const report = await testConnection(model, never);
    expect(report).toMatchObject({ works, message: expect.stringMatching(words) });
  });

  it('says so when nobody listens', async () => {
    const { server, model } = await modelAt();
    await server.close();
    const report = await testConnection(model, never);
    const message = `Nothing listens at ${server.baseUrl}: is the server running?`;
    expect(report).toEqual({ works: false, mode: null, message });
  });

  it('takes the address with the path that people copy along with it', async () => {
    const { server } = await modelAt();
    const baseUrl = `${server.baseUrl}/chat/completions`;
    const model = openaiModel({ baseUrl, apiKey: server.apiKey, model: server.model });
    expect(await testConnection(model, never)).toMatchObject({ works: true });
  });

  it('names the address when there is no such API at it', async () => {
    const { server } = await modelAt();
    const baseUrl = server.baseUrl.replace('/v1', '');
    const model = openaiModel({ baseUrl, apiKey: server.apiKey, model: server.model });
    const report = await testConnection(model, never);
    expect(report.message).toContain(`no chat completion API at ${baseUrl}`);
  });

  it('says so when the server cannot keep to the shape', async () => {
    const { server, model } = await modelAt();
    server.fail({ kind: 'not-json' });
    const report = await testConnection(model, never);
    expect(report).toMatchObject({ works: false, message: expect.stringMatching(/not as asked/) });
  });
});
