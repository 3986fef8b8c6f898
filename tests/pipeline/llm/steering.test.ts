import { describe, expect, it } from 'vitest';

import type { InputStudy, RunContext } from '@/lib/pipeline/engine';
import { llmEngine } from '@/lib/pipeline/llm/engine';
import type { LlmOptions } from '@/lib/pipeline/llm/options';
import { prompts } from '@/lib/pipeline/llm/prompts';
import { readPapers as readHere } from '@/lib/pipeline/llm/reading';
import { type RootCategory, type RootDecision, readRootDecision } from '@/lib/pipeline/steering';
import { keywordReply, type QueuedModel, queuedModel } from '../../support/queued-model';
import { contextWith, usualSettings } from '../running';
import { studiesOn } from './studies';

const proposed: RootCategory[] = [
  { name: 'Ways', scopeNote: 'How.', entities: ['Reminder', 'Audit'], evidenceId: 'call-1' },
  { name: 'Places', scopeNote: '', entities: [], evidenceId: 'call-1' },
];

const studies: InputStudy[] = [
  ...studiesOn('hand hygiene by reminders', 6),
  ...studiesOn('antibiotic prescribing by feedback', 6, 6),
];

function running(decide: RunContext['decide'], options: LlmOptions = {}) {
  const model = queuedModel(keywordReply);
  const engine = llmEngine(model, { reviewRootCategories: true, ...options });
  const tree = engine.generate(studies, usualSettings, contextWith({ decide }));
  return { model, tree };
}

/** Steps of the calls whose first message holds these words. */
function stepsTold({ calls }: QueuedModel, words: string): Set<string> {
  const told = calls.filter(({ messages }) => messages[0]?.content.includes(words));
  return new Set(told.map(({ step }) => step));
}

describe('a stop after the root categories', () => {
  it('goes on with what was decided: renamed, left out, added and in another order', async () => {
    const seen: string[] = [];
    const { tree } = running(async (step, roots) => {
      seen.push(step, ...roots.map(({ name }) => name));
      const [behaviours, ways] = roots;
      const added = { name: 'Vaccination', scopeNote: 'Jabs.' };
      const kept = ways && behaviours ? [{ ...ways, scopeNote: 'How.' }, behaviours] : [];
      return { rootCategories: [...kept, added] };
    });
    const { rootCategories } = await tree;
    expect(seen).toEqual(['root-categories', 'Behaviours to change', 'Ways of nudging']);
    expect(rootCategories.map(({ name, scopeNote }) => [name, scopeNote])).toEqual([
      ['Ways of nudging', 'How.'],
      ['Behaviours to change', 'Studies by behaviours to change.'],
      ['Vaccination', 'Jabs.'],
    ]);
  });

  it('takes the instruction into every later step, beside those of the run, and no earlier one', async () => {
    const words = 'by setting, not by drug';
    const decide: RunContext['decide'] = async (_step, roots) => ({
      rootCategories: [...roots],
      instruction: words,
    });
    const { model, tree } = running(decide, {
      mostInOneCall: 6,
      instructions: { categories: 'Few of them.' },
    });
    await tree;
    expect(stepsTold(model, words)).toEqual(new Set(['categories', 'place', 'check']));
    expect(stepsTold(model, `Few of them. ${words}`)).toEqual(new Set(['categories']));
  });

  it('ends the run with what the person asked throws, and nothing was asked of the model after', async () => {
    const waiting = new Error('waiting');
    const { model, tree } = running(() => Promise.reject(waiting));
    await expect(tree).rejects.toBe(waiting);
    expect(model.calls.at(-1)?.step).toBe('root-categories');
  });

  it('leaves nothing behind that goes on reading the papers', async () => {
    let reading: AbortSignal | undefined;
    const readPapers: RunContext['readPapers'] = (papers, most, signal) => {
      reading = signal;
      return readHere(papers, most, signal);
    };
    const decide = () => Promise.reject(new Error('waiting'));
    const engine = llmEngine(queuedModel(keywordReply), { reviewRootCategories: true });
    const tree = engine.generate(studies, usualSettings, contextWith({ decide, readPapers }));
    await expect(tree).rejects.toThrow('waiting');
    expect(reading?.aborted).toBe(true);
  });

  it('is not made unless it was asked for', async () => {
    const decide = () => Promise.reject(new Error('nobody is here'));
    const { tree } = running(decide, { reviewRootCategories: false });
    expect((await tree).rootCategories).not.toHaveLength(0);
  });
});

describe('a decision about root categories', () => {
  const named = (...names: string[]): RootDecision => ({
    rootCategories: names.map((name) => ({ name })),
  });

  it('keeps entities and evidence that were proposed, and no others', () => {
    const decision = {
      rootCategories: [
        { name: ' Ways  to go ', entities: ['Audit', 'Moon'], evidenceId: 'call-1' },
        { name: 'Mine', evidenceId: 'made-up' },
      ],
      instruction: ' by setting ',
    };
    expect(readRootDecision(decision, proposed)).toEqual({
      rootCategories: [
        { name: 'Ways to go', scopeNote: '', entities: ['Audit'], evidenceId: 'call-1' },
        { name: 'Mine', scopeNote: '', entities: [], evidenceId: null },
      ],
      instruction: 'by setting',
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['no root category', named(), /1 to 10 root categories; these are 0/],
    ['eleven', named(...'ABCDEFGHIJK'), /these are 11/],
    ['two of one name', named('Hand hygiene', 'hand-hygiene'), /one name: “Hand hygiene”/],
    ['a name without letters', named('A', ' – '), /name that can be read/],
    ['an instruction without end', { ...named('A'), instruction: 'x'.repeat(2_001) }, /2000/],
    ['an endless note', { rootCategories: [{ name: 'A', scopeNote: 'x'.repeat(5_001) }] }, /note/],
    ['something else', { rootCategories: 'all' }, /not a list of root categories/],
  ])('is refused with %s', (_name, decision, message) => {
    const reading = () => readRootDecision(decision, proposed);
    expect(reading).toThrow(message);
    expect(reading).toThrow(expect.objectContaining({ code: 'invalid' }));
  });
});

describe('the prompts that people can read', () => {
  it('are those that are sent, but for their placeholders', async () => {
    const model = queuedModel(keywordReply);
    const options = { mostInOneCall: 6, largeCategory: 2 };
    const settings = { ...usualSettings, maxDepth: 4 };
    await llmEngine(model, options).generate(studies, settings, contextWith());
    const sent = new Map(model.calls.map((call) => [call.step, call]));
    for (const { step, promptVersion, text } of prompts) {
      const call = sent.get(step);
      const words = call?.messages[0]?.content.replaceAll(/\d+/g, '#');
      expect(words).toBe(text.replaceAll(/\d+|\{\w+\}/g, '#'));
      expect(call?.promptVersion).toBe(promptVersion);
    }
  });
});
