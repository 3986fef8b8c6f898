import { afterEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';

import { Budget, type Caps, noCaps } from '@/lib/llm/budget';
import type { Usage } from '@/lib/llm/model';
import { openaiModel } from '@/lib/llm/openai';
import { runModel } from '@/lib/llm/run-model';
import type { GeneratedTree, InputStudy } from '@/lib/pipeline/engine';
import { llmEngine } from '@/lib/pipeline/llm/engine';
import { estimateRun } from '@/lib/pipeline/llm/estimate';
import type { LlmOptions } from '@/lib/pipeline/llm/options';
import { CallLog } from '../../llm/call-log';
import { fakeTiming } from '../../llm/calls';
import {
  type OpenAiServer,
  type ServerOptions,
  startOpenAiServer,
} from '../../support/openai-server';
import {
  contextWith,
  depthOf,
  sampleTopic,
  siblingGroups,
  studiesBelow,
  subtree,
  usualSettings,
} from '../running';
import { studiesOn } from './studies';

const servers: OpenAiServer[] = [];

interface World {
  readonly server: OpenAiServer;
  readonly store: CallLog;
  readonly warnings: string[];
  run(studies: readonly InputStudy[], signal?: AbortSignal): Promise<GeneratedTree>;
}

interface WorldOptions extends LlmOptions {
  readonly server?: ServerOptions;
  readonly caps?: Partial<Caps>;
  readonly store?: CallLog;
  readonly steps?: Map<string, unknown>;
}

async function world({ server: asked, caps, store, steps, ...options }: WorldOptions = {}) {
  const server = await startOpenAiServer(asked);
  servers.push(server);
  const { baseUrl, apiKey, model } = server;
  const log = store ?? new CallLog();
  const warnings: string[] = [];
  const budget = new Budget({ ...noCaps, ...caps }, null);
  const parts = { store: log, prices: null, budget, timing: fakeTiming() };
  const engine = llmEngine(runModel(openaiModel({ baseUrl, apiKey, model }), parts), options);
  const context = contextWith({
    warn: (message) => warnings.push(message),
    async runStep<T>(name: string, schema: z.ZodType<T>, work: () => Promise<T>) {
      if (steps?.has(name)) return schema.parse(steps.get(name));
      const output = await work();
      steps?.set(name, JSON.parse(JSON.stringify(output)));
      expect(schema.parse(JSON.parse(JSON.stringify(output)))).toEqual(output);
      return output;
    },
  });
  const run = (studies: readonly InputStudy[], signal = context.signal) =>
    engine.generate(studies, usualSettings, { ...context, signal });
  return { server, store: log, warnings, run } satisfies World;
}

function assignments(tree: GeneratedTree): number {
  const all = tree.rootCategories.flatMap(subtree);
  return all.reduce((sum, { studyNumbers }) => sum + studyNumbers.length, 0);
}

function steps(server: OpenAiServer): string[] {
  return server.requests.map(({ response_format }) => response_format?.json_schema?.name ?? '?');
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const forty = [
  ...studiesOn('hand hygiene by reminders', 14),
  ...studiesOn('antibiotic prescribing by feedback', 13, 14),
  ...studiesOn('laboratory tests by defaults', 13, 27),
];

describe('a run with a language model', () => {
  it('draws a whole tree over the sample topic', async () => {
    const { run } = await world();
    const studies = sampleTopic();
    const tree = await run(studies);
    expect(tree.claims.length).toBe(studies.length);
    expect(tree.entities.length).toBeGreaterThan(10);
    expect(tree.rootCategories.map(({ name }) => name)).toEqual([
      'Behaviours to change',
      'Ways of nudging',
    ]);
    const numbers = new Set(studies.map(({ number }) => number));
    for (const category of tree.rootCategories.flatMap(subtree)) {
      expect(studiesBelow(category).size).toBeGreaterThan(0);
      expect(category.children).not.toHaveLength(1);
      expect(category.studyNumbers.every((number) => numbers.has(number))).toBe(true);
      expect(category.evidence?.map(({ studyNumber }) => studyNumber)).toEqual(
        category.studyNumbers,
      );
    }
    for (const group of siblingGroups(tree))
      expect(new Set(group.map(({ name }) => name)).size).toBe(group.length);
    expect(Math.max(...tree.rootCategories.map(depthOf))).toBeLessThanOrEqual(3);
    expect(assignments(tree)).toBeGreaterThan(studies.length);
  });

  it('knows for each place why, from which words, from which call, and how surely', async () => {
    const { run, store } = await world();
    const tree = await run(forty);
    const places = tree.rootCategories.flatMap(subtree).flatMap(({ evidence = [] }) => evidence);
    const keys = new Set(store.records.map(({ key }) => key));
    for (const { studyNumber, quote, reason, evidenceId, confidence } of places) {
      const { title = '', abstract = '' } = forty[studyNumber] ?? {};
      expect(`${title}\n${abstract}`).toContain(quote);
      expect(reason).toContain('It says');
      expect(keys).toContain(evidenceId);
      expect(confidence).toMatchObject({ source: 'tf-idf', value: expect.any(Number) });
    }
    expect(places.length).toBeGreaterThanOrEqual(forty.length);
  });

  it('gives the same tree again from the recorded calls, without a single request', async () => {
    const first = await world();
    const tree = await first.run(forty);
    const again = await world({ store: first.store });
    expect(await again.run(forty)).toEqual(tree);
    expect(again.server.requests).toHaveLength(0);
  });

  it.each(['hang', 'cut'] as const)(
    'goes on after a break in mid-check (%s) without repeating a recorded call',
    async (kind) => {
      const store = new CallLog();
      const kept = new Map<string, unknown>();
      const first = await world({ store, steps: kept });
      first.server.fail({ kind }, 99, ({ messages, response_format }) => {
        const isCheck = response_format?.json_schema?.name === 'check';
        return isCheck && (messages[1]?.content.includes('<<<study 20>>>') ?? false);
      });
      const stop = new AbortController();
      const running = first.run(forty, stop.signal);
      const outcome = expect(running).rejects.toThrow(kind === 'hang' ? 'killed' : 'resume it');
      if (kind === 'hang') {
        await expect.poll(() => steps(first.server).filter((s) => s === 'check').length).toBe(5);
        await expect.poll(() => store.records.filter((r) => r.step === 'check').length).toBe(4);
        stop.abort(new Error('killed'));
      }
      await outcome;
      const paid = new Set(store.records.filter((r) => r.completion).map((r) => r.key));
      expect(paid.size).toBeGreaterThan(6);
      const second = await world({ store, steps: kept });
      const tree = await second.run(forty);
      const unbroken = await (await world()).run(forty);
      expect(tree).toEqual(unbroken);
      expect(second.server.requests.length).toBeLessThan(4);
      const completed = store.records.filter((r) => r.completion).map((r) => r.key);
      expect(new Set(completed).size).toBe(completed.length);
    },
  );

  it('survives every passing fault in one run', async () => {
    const { server, run } = await world();
    for (const kind of ['truncated', 'not-json', 'wrong-shape', 'refusal', 'cut'] as const)
      server.fail({ kind });
    server.fail({ kind: 'status', status: 429, retryAfter: '3' }, 2);
    server.fail({ kind: 'status', status: 500 }, 2);
    const tree = await run(forty);
    expect(tree.claims).toHaveLength(forty.length);
    const calm = await (await world()).run(forty);
    expect(tree.rootCategories.map(({ name, studyNumbers }) => [name, studyNumbers])).toEqual(
      calm.rootCategories.map(({ name, studyNumbers }) => [name, studyNumbers]),
    );
  });

  it('takes no invented study number into the tree, and counts them', async () => {
    const { server, run } = await world();
    const isCategories = (request: OpenAiServer['requests'][number]) =>
      request.response_format?.json_schema?.name === 'categories';
    server.fail({ kind: 'invented-numbers' }, 1, isCategories);
    const tree = await run(forty);
    expect(tree.counts?.['unknown study numbers rejected']).toBeGreaterThan(5);
    const used = tree.rootCategories.flatMap((root) => [...studiesBelow(root)]);
    expect(Math.max(...used)).toBeLessThan(forty.length);
  });

  it.each([
    ['json_object', /JSON mode was used/],
    ['none', /read from plain text/],
  ] as const)('works on a server whose best output is %s, and says so', async (output, words) => {
    const { run, warnings } = await world({ server: { output } });
    const tree = await run(forty);
    expect(tree.claims).toHaveLength(forty.length);
    expect(warnings).toEqual(expect.arrayContaining([expect.stringMatching(words)]));
  });

  it('says what a step had to say once, and again when the step comes from the store', async () => {
    const kept = new Map<string, unknown>();
    const studies = [...forty, { number: 40, title: 'Moon dust', abstract: 'It is grey.' }];
    const first = await world({ steps: kept });
    await first.run(studies);
    expect(first.warnings).toEqual(['In no category: study 40.']);
    const second = await world({ steps: kept });
    await second.run(studies);
    expect(second.warnings).toEqual(first.warnings);
    expect(second.server.requests).toHaveLength(0);
  });

  it('warns of a category that holds an unlikely share of all studies', async () => {
    const { run, warnings } = await world();
    await run([...studiesOn('vaccination', 25), ...studiesOn('hand hygiene', 5, 25)]);
    expect(warnings).toContain(
      '“Vaccination and prevention” holds 25 of 30 studies: see whether they belong there.',
    );
  });

  it('places what no category named, and leaves the check out when that is off', async () => {
    const on = await world({ mostInOneCall: 12 });
    const off = await world({ mostInOneCall: 12, check: false });
    const tree = await off.run(forty);
    const placed = new Set(tree.rootCategories.flatMap((root) => [...studiesBelow(root)]));
    expect(placed.size).toBe(forty.length);
    expect(tree.counts?.['places found for studies that had none']).toBeGreaterThan(20);
    await on.run(forty);
    // The 12 studies that the categories named, by eights; the others were judged when they were placed.
    expect(on.server.requests.length - off.server.requests.length).toBe(2);
  });

  it.each([
    ['all shown together', {}],
    ['drafted from a sample', { mostInOneCall: 40 }],
    ['not checked', { check: false }],
  ])('takes about the calls and the tokens that were estimated: %s', async (_name, options) => {
    const { store, run } = await world(options);
    const studies = sampleTopic();
    await run(studies);
    // The server's brain has two root categories.
    const estimate = estimateRun(studies, { ...usualSettings, maxRootCategories: 2 }, options);
    const sum = (of: (usage: Usage) => number) =>
      store.records.reduce((total, { usage }) => total + (usage ? of(usage) : 0), 0);
    const ratios = [
      store.records.length / estimate.calls,
      sum(({ inputTokens }) => inputTokens) / estimate.inputTokens,
      sum(({ outputTokens }) => outputTokens) / estimate.outputTokens,
    ];
    for (const ratio of ratios) expect(Math.max(ratio, 1 / ratio)).toBeLessThan(2);
  });

  it('shows no more studies in one call than it may', async () => {
    const { server, run } = await world({ mostInOneCall: 12 });
    await run(forty);
    const shown = server.requests.map(
      ({ messages }) => messages[1]?.content.match(/<<<study \d+>>>/g)?.length ?? 0,
    );
    expect(Math.max(...shown)).toBe(12);
  });

  it('says in a sentence that a limit is reached, and keeps what it has', async () => {
    const kept = new Map<string, unknown>();
    const { run } = await world({ caps: { calls: 5 }, steps: kept });
    await expect(run(forty)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('limit of 5 model calls'),
    });
    expect([...kept.keys()]).toContain('claims');
  });

  it('says in a sentence that the key is wrong', async () => {
    const { server, run } = await world();
    server.fail({ kind: 'status', status: 401 }, 99);
    await expect(run(forty)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/refused the API key.*resume it/),
    });
  });

  it('aborts all calls in flight when cancelled', async () => {
    const { server, run } = await world();
    server.fail({ kind: 'hang' }, 99);
    const stop = new AbortController();
    const running = run(forty, stop.signal);
    const outcome = expect(running).rejects.toThrow('cancelled');
    await expect.poll(() => server.requests.length).toBe(4);
    stop.abort(new Error('cancelled'));
    await outcome;
    await expect.poll(() => server.aborted).toBe(4);
  });

  it('draws a tree with nothing in it over studies without text', async () => {
    const { run } = await world();
    const tree = await run([{ number: 0, title: '', abstract: '' }]);
    expect(tree).toMatchObject({ claims: [], rootCategories: [] });
  });
});
