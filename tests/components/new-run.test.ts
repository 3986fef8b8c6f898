import { describe, expect, it } from 'vitest';

import { capsDraftOf, changedCaps, readCaps } from '@/components/new-run/caps-draft';
import { startLabel } from '@/components/new-run/estimate-words';
import { newDraft, type RunDraft, startRunOf } from '@/components/new-run/run-draft';
import { steerableSteps } from '@/components/new-run/steps';
import { numberText, readNumber } from '@/components/ui/number-text';
import type { ModelSettings } from '@/lib/api/model-contract';
import { startRunSchema, steerableSteps as steps } from '@/lib/api/run-contract';

import { llmRun } from './runs';

const caps = { calls: 10_000, tokens: 50_000_000, costUsd: 100 };

const settings: ModelSettings = {
  baseUrl: 'https://api.example.org/v1',
  model: 'keyword-1',
  sources: { baseUrl: 'settings', model: 'settings', apiKey: 'settings' },
  ready: true,
  missing: null,
  concurrency: 4,
  timeoutSeconds: 120,
  prices: [],
  askAbove: { calls: 1_000, costUsd: 5 },
  caps,
};

const started = (change: Partial<RunDraft>) =>
  startRunOf({ ...newDraft(settings), ...change }, settings);

describe('a run in a tree that is given', () => {
  const frame = '0198c0de-0000-4000-8000-000000000001';

  it('is sent with the tree, by either engine', () => {
    expect(started({ engine: 'local', frame })).toMatchObject({ engine: 'local', frame });
    expect(started({ engine: 'llm', frame })).toMatchObject({ engine: 'llm', frame });
    expect(started({ engine: 'llm' })).not.toHaveProperty('frame');
    expect(startRunSchema.parse(started({ frame })).frame).toBe(frame);
  });

  it('does not stop for root categories, nor instruct steps that it does not have', () => {
    const instructions = { 'root-categories': 'By setting.', place: 'By ward.' };
    const body = started({ engine: 'llm', frame, reviewRootCategories: true, instructions });
    expect(body).toMatchObject({
      reviewRootCategories: false,
      instructions: { place: 'By ward.' },
    });
    expect(body).not.toHaveProperty('instructions.root-categories');
  });
});

describe('a number as it is typed', () => {
  const bounds = { least: 1, most: 5_000 };

  it('may have separators, or be blank', () => {
    expect(readNumber(' 1,200 ', bounds)).toEqual({ ok: true, value: 1200 });
    expect(readNumber('2.5', bounds)).toEqual({ ok: true, value: 2.5 });
    expect(readNumber('  ', bounds)).toEqual({ ok: true, value: null });
    expect(numberText(50_000_000)).toBe('50,000,000');
    expect(numberText(0.0625)).toBe('0.0625');
  });

  it('is refused with a sentence when it is none, no whole one, or out of range', () => {
    const problem = (text: string, whole = false) => readNumber(text, { ...bounds, whole });
    expect(problem('many')).toMatchObject({ problem: 'Give a number.' });
    expect(problem('1e9')).toMatchObject({ ok: false });
    expect(problem('1.5', true)).toMatchObject({ problem: 'Give a whole number.' });
    expect(problem('0')).toMatchObject({ problem: 'Give a number from 1 to 5,000.' });
  });
});

describe('the limits of a run as they are typed', () => {
  it('say only what differs from the settings', () => {
    const draft = capsDraftOf(caps);
    expect(changedCaps(draft, caps)).toBeUndefined();
    expect(changedCaps({ ...draft, calls: '20,000', costUsd: '' }, caps)).toEqual({
      calls: 20_000,
      costUsd: null,
    });
  });

  it('name the one that cannot be read', () => {
    const reading = readCaps({ ...capsDraftOf(caps), tokens: '1.5' });
    expect(reading).toEqual({ ok: false, problems: { tokens: 'Give a whole number.' } });
  });
});

describe('a run as it is chosen', () => {
  it('is by the language model only where there is one', () => {
    expect(newDraft(settings).engine).toBe('llm');
    expect(newDraft({ ...settings, ready: false }).engine).toBe('local');
  });

  it('is what the API takes, with the settings where nothing is typed', () => {
    const run = started({ instructions: { check: ' be strict ', claims: ' ' } });
    expect(startRunSchema.safeParse(run).success).toBe(true);
    expect(run).toMatchObject({ samples: 1, instructions: { check: 'be strict' } });
    expect(run).not.toHaveProperty('caps');
    expect(run).not.toHaveProperty('model');
    expect(run).not.toHaveProperty('concurrency');
  });

  it('takes what is typed over the settings', () => {
    const draft = {
      model: ' other ',
      concurrency: '8',
      caps: { ...capsDraftOf(caps), calls: '5' },
    };
    expect(started(draft)).toMatchObject({ model: 'other', concurrency: 8, caps: { calls: 5 } });
  });

  it('asks each question once, and says nothing to the check, when there is none', () => {
    const run = started({ check: false, samples: 5, instructions: { check: 'be strict' } });
    expect(run).toMatchObject({ check: false, samples: 1, instructions: {} });
  });

  it('cannot be started while something cannot be read', () => {
    expect(started({ concurrency: '65' })).toBeNull();
    expect(started({ caps: { ...capsDraftOf(caps), calls: 'x' } })).toBeNull();
  });

  it('sends nothing about a model to the local engine', () => {
    expect(started({ engine: 'local', maxDepth: 2 })).toEqual({
      engine: 'local',
      maxRootCategories: 5,
      maxDepth: 2,
    });
  });

  it('can be instructed in the steps that the API knows', () => {
    expect(steerableSteps).toEqual(steps);
  });
});

describe('the button that starts a run', () => {
  const { estimate } = llmRun();

  it('names what is agreed to when the estimate asks', () => {
    if (!estimate) throw new Error('this run has an estimate');
    const asks = 'It takes many calls.';
    expect(startLabel(estimate)).toBe('Start');
    expect(startLabel({ ...estimate, asks })).toBe('Start (about 20 calls, $0.50)');
    expect(startLabel({ ...estimate, asks, costUsd: null })).toBe(
      'Start (about 20 calls, 24K tokens)',
    );
    expect(startLabel(null)).toBe('Start');
  });
});
