import { describe, expect, it } from 'vitest';

import { llmEngine } from '@/lib/pipeline/llm/engine';
import { estimateRun } from '@/lib/pipeline/llm/estimate';
import type { LlmOptions } from '@/lib/pipeline/llm/options';
import { keywordReply, queuedModel } from '../../support/queued-model';
import { nestingOf, wards } from '../frames';
import { contextWith, subtree, usualSettings } from '../running';
import { studiesOn, study } from './studies';

const studies = [
  ...studiesOn('hand hygiene', 3),
  ...studiesOn('laboratory tests', 2, 3),
  study(5, 'The history of the railway', 'Trains ran.'),
];

async function generated(options: LlmOptions = {}) {
  const model = queuedModel(keywordReply);
  const warnings: string[] = [];
  const engine = llmEngine(model, { frame: wards, ...options });
  const context = contextWith({ warn: (message) => warnings.push(message) });
  const tree = await engine.generate(studies, usualSettings, context);
  const all = tree.rootCategories.flatMap(subtree);
  const studiesIn = (id: string) => all.find((each) => each.id === id)?.studyNumbers;
  return { tree, studiesIn, warnings, engine, steps: model.calls.map(({ step }) => step) };
}

describe('a run of a language model in a tree that is given', () => {
  it('places the studies and leaves the categories as they are', async () => {
    const { tree, studiesIn, warnings } = await generated();
    expect(tree.rootCategories.map(nestingOf)).toEqual(wards.map(nestingOf));
    expect(studiesIn('hand-hygiene')).toEqual([0, 1, 2]);
    expect(studiesIn('laboratory-tests')).toEqual([3, 4]);
    expect(studiesIn('billing')).toEqual([]);
    expect(warnings).toContain('In no category: study 5.');
  });

  it('gives a reason, a quote, a call and a confidence for each place', async () => {
    const { tree } = await generated();
    const evidence = tree.rootCategories.flatMap(subtree).flatMap((each) => each.evidence ?? []);
    expect(evidence).toHaveLength(5);
    for (const each of evidence)
      expect(each).toMatchObject({
        reason: expect.stringContaining('It says'),
        quote: expect.any(String),
        evidenceId: expect.stringMatching(/^[0-9a-f]{64}$/),
        confidence: { source: 'tf-idf' },
      });
  });

  it('asks for claims, for places, and for a second look at them; nothing about categories', async () => {
    const { steps, engine } = await generated();
    expect(steps).toEqual(['claims', 'place', 'check']);
    expect(engine.steps.map(({ name }) => name)).toEqual(['claims', 'place', 'check', 'assemble']);
    expect((await generated({ check: false })).steps).toEqual(['claims', 'place']);
  });

  it('is estimated with the tree that is shown', () => {
    const estimate = (options: LlmOptions) =>
      estimateRun(studiesOn('hand hygiene', 40), usualSettings, options);
    // 4 of claims, 5 of places, 5 of the check.
    expect(estimate({ frame: wards }).calls).toBe(14);
    expect(estimate({ frame: wards, check: false }).calls).toBe(9);
    const large = Array.from({ length: 50 }, () => wards).flat();
    expect(estimate({ frame: large }).inputTokens).toBeGreaterThan(
      estimate({ frame: wards }).inputTokens + 10 * 250,
    );
    expect(estimate({ frame: wards }).strategy).toContain('7 in all');
  });
});
