import { describe, expect, it } from 'vitest';

import { Budget, noCaps } from '@/lib/llm/budget';
import { openaiModel } from '@/lib/llm/openai';
import { runModel } from '@/lib/llm/run-model';
import type { GeneratedTree } from '@/lib/pipeline/engine';
import { llmEngine } from '@/lib/pipeline/llm/engine';
import { CallLog } from '../../llm/call-log';
import { fakeTiming } from '../../llm/calls';
import {
  type ChatRequest,
  type Fault,
  type ServerOptions,
  startOpenAiServer,
} from '../../support/openai-server';
import { contextWith, studiesBelow, usualSettings } from '../running';
import { studiesOn } from './studies';

const studies = [
  ...studiesOn('hand hygiene by reminders', 9),
  ...studiesOn('antibiotic prescribing by feedback', 9, 9),
];

const faults: Readonly<Record<string, Fault>> = {
  'a limit of calls': { kind: 'status', status: 429, retryAfter: '1' },
  'a failing server': { kind: 'status', status: 500 },
  'a request refused': { kind: 'status', status: 400 },
  'a request too long': { kind: 'status', status: 400, code: 'context_length_exceeded' },
  'a lost key': { kind: 'status', status: 401 },
  'a server that hangs': { kind: 'hang' },
  'a server that hangs in mid-reply': { kind: 'hang-in-body' },
  'a cut connection': { kind: 'cut' },
  'a reply cut off': { kind: 'truncated' },
  'words instead of JSON': { kind: 'not-json' },
  'another shape': { kind: 'wrong-shape' },
  'invented studies': { kind: 'invented-numbers' },
  'a refusal': { kind: 'refusal' },
};
/** By the name of the shape that is asked for; `check` is the step that places studies as well. */
const shapes = ['claims', 'root_categories', 'categories', 'check'] as const;
const all = Object.keys(faults)
  .flatMap((fault) => shapes.map((shape) => [fault, shape] as const))
  // Root categories name no studies that could be invented.
  .filter(([fault, shape]) => fault !== 'invented studies' || shape !== 'root_categories');

function asksFor(shape: string) {
  return (request: ChatRequest) => request.response_format?.json_schema?.name === shape;
}

interface Outcome {
  readonly tree: GeneratedTree | null;
  readonly error: Error | null;
  readonly warnings: readonly string[];
  readonly calls: number;
}

async function outcomeWith(
  plan: { fault: Fault; shapes: readonly string[]; times: number } | null,
  options: ServerOptions = {},
): Promise<Outcome> {
  const server = await startOpenAiServer(options);
  for (const shape of plan?.shapes ?? []) {
    if (plan) server.fail(plan.fault, plan.times, asksFor(shape));
  }
  const warnings: string[] = [];
  const { baseUrl, apiKey, model } = server;
  const timeoutMs = plan?.fault.kind.startsWith('hang') ? 150 : 20_000;
  const parts = { store: new CallLog(), budget: new Budget(noCaps, null), prices: null };
  const asked = runModel(openaiModel({ baseUrl, apiKey, model, timeoutMs }), {
    ...parts,
    timing: fakeTiming(),
  });
  const context = contextWith({ warn: (message) => warnings.push(message) });
  try {
    const tree = await llmEngine(asked).generate(studies, usualSettings, context);
    return { tree, error: null, warnings, calls: server.requests.length };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { tree: null, error, warnings, calls: server.requests.length };
  } finally {
    await server.close();
  }
}

function placed({ rootCategories }: GeneratedTree): number[] {
  const numbers = new Set(rootCategories.flatMap((root) => [...studiesBelow(root)]));
  return [...numbers].sort((a, b) => a - b);
}

const everyone = studies.map(({ number }) => number);
const passing = Object.entries(faults).filter(([name]) => {
  return !['a request refused', 'a lost key'].includes(name);
});

describe('a fault that comes once in every step', () => {
  it.each(passing)('leaves no study out of the tree: %s', async (_name, fault) => {
    const { tree, error } = await outcomeWith({ fault, shapes, times: 1 });
    expect(error).toBeNull();
    expect(tree && placed(tree)).toEqual(everyone);
  });
});

describe('a fault that stays', () => {
  it.each(all)(
    'ends in a tree that says what is missing, or in a sentence: %s, when asking for %s',
    async (fault, shape) => {
      const plan = { fault: faults[fault] ?? { kind: 'cut' }, shapes: [shape], times: 10_000 };
      const { tree, error, warnings, calls } = await outcomeWith(plan);
      if (tree) {
        expect(warnings.length).toBeGreaterThan(0);
        const unplaced = warnings.some((warning) => warning.startsWith('In no category'));
        expect(unplaced).toBe(placed(tree).length < studies.length);
      } else {
        expect(error).toMatchObject({
          code: 'unavailable',
          message: expect.stringMatching(/\. .*resume/i),
        });
      }
      expect(calls).toBeLessThan(150);
    },
  );
});

describe('a model of a small context', () => {
  it('is asked about fewer studies at a time, and every study finds its place', async () => {
    // The longest question of this run has about 2,400 tokens.
    const { tree, error, warnings } = await outcomeWith(null, { contextTokens: 1_750 });
    expect(error).toBeNull();
    expect(tree && placed(tree)).toEqual(everyone);
    expect(warnings).toContainEqual(
      expect.stringMatching(/18 studies are more than the model can take at once, so \d+ of them/),
    );
  });

  it('that is too small for anything ends the run in a sentence', async () => {
    const { error } = await outcomeWith(null, { contextTokens: 600 });
    expect(error?.message).toMatch(/longer than the model reads/);
  });
});
