import { describe, expect, it } from 'vitest';

import { checkPlaces } from '@/lib/pipeline/llm/check/step';
import { Outline } from '@/lib/pipeline/llm/outline';
import { type QueuedReply, queuedModel } from '../../support/queued-model';
import { askerOf, draft, sketch, studiesOn, study } from './studies';

const posters = { ...study(0, 'Posters', 'Posters in wards.'), claim: 'Posters work.' };
const noProgress = () => {};

function verdict(category: string, belongs: boolean, quote = 'Posters in wards') {
  return { category, belongs, reason: belongs ? 'It says so.' : 'It does not.', quote };
}

function reply(...verdicts: object[]): QueuedReply {
  return { json: { studies: [{ studyNumber: 0, verdicts }] } };
}

/** C1 Ward life: C2 Posters, C3 Sleep. */
function tree(inPosters: number[], inSleep: number[], inWards: number[] = []) {
  return new Outline([
    draft('Ward life', inWards, draft('Posters', inPosters), draft('Sleep', inSleep)),
  ]);
}

async function checked(outline: Outline, replies: QueuedReply[], samples = 1) {
  const model = queuedModel(replies);
  const asker = askerOf(model);
  const task = { step: 'check', samples, total: 1 } as const;
  await checkPlaces(asker, outline, [posters], task, noProgress);
  const [, , ...children] = sketch(outline.toDrafts()[0] ?? draft('', []));
  return { model, asker, places: outline.placesOf(0), children };
}

describe('the check of places', () => {
  it('adds a place that was missing, with reason, quote and the call behind it', async () => {
    const outline = tree([], [0]);
    const { places, asker } = await checked(outline, [reply(verdict('C2', true))]);
    expect(places).toEqual(['C2', 'C3']);
    expect(outline.find('C2')?.placements.get(0)).toMatchObject({
      reason: 'It says so.',
      quote: 'Posters in wards',
      evidenceId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(asker.notes.counts).toEqual({ 'places added by the check': 1 });
  });

  it('takes away a place that is wrong', async () => {
    const replies = [reply(verdict('C2', true), verdict('C3', false, ''))];
    const { places, asker } = await checked(tree([0], [0]), replies);
    expect(places).toEqual(['C2']);
    expect(asker.notes.counts).toEqual({ 'places removed by the check': 1 });
  });

  it('only questions the last place of a study', async () => {
    const outline = tree([], [0]);
    const { places } = await checked(outline, [reply(verdict('C3', false, ''))]);
    expect(places).toEqual(['C3']);
    expect(outline.find('C3')?.placements.get(0)).toMatchObject({
      questioned: true,
      reason: 'It does not.',
      confidence: { value: 0 },
    });
  });

  it('keeps a place of which the reply says nothing', async () => {
    const { places } = await checked(tree([0], [0]), [reply(verdict('C3', true))]);
    expect(places).toEqual(['C2', 'C3']);
  });

  it('adds no place in a category that contains a place already', async () => {
    const replies = [reply(verdict('C1', true), verdict('C2', true))];
    const { places, asker } = await checked(tree([0], []), replies);
    expect(places).toEqual(['C2']);
    expect(asker.notes.counts).toEqual({});
  });

  it('keeps what lies below when a category above is denied', async () => {
    const replies = [reply(verdict('C1', false, ''), verdict('C2', true))];
    expect((await checked(tree([0], [], [0]), replies)).places).toEqual(['C2']);
  });

  it('does not believe a place without a quote from the study, and counts it', async () => {
    const replies = [reply(verdict('C3', true, 'sleeping patients'), verdict('C2', true))];
    const { places, asker } = await checked(tree([0], []), replies);
    expect(places).toEqual(['C2']);
    expect(asker.notes.counts).toMatchObject({
      'verdicts without a quote from the study rejected': 1,
    });
  });

  it('rejects and counts categories and studies that it was not given', async () => {
    const other = { studyNumber: 9, verdicts: [verdict('C3', true)] };
    const mine = { studyNumber: 0, verdicts: [verdict('C9', true), verdict('C2', true)] };
    const outline = tree([0], []);
    const { asker } = await checked(outline, [{ json: { studies: [mine, other] } }]);
    expect(outline.placesOf(9)).toEqual([]);
    expect(asker.notes.counts).toEqual({
      'unknown categories rejected': 1,
      'unknown study numbers rejected': 1,
    });
  });

  it('goes by the majority of several samples, and says how many agree', async () => {
    const yes = reply(verdict('C2', true), verdict('C3', true));
    const no = reply(verdict('C2', true));
    const outline = tree([0], []);
    const { places, model } = await checked(outline, [yes, no, yes], 3);
    expect(places).toEqual(['C2', 'C3']);
    expect(model.calls.map(({ sampleIndex }) => sampleIndex)).toEqual([0, 1, 2]);
    const confidence = (label: string) => outline.find(label)?.placements.get(0)?.confidence;
    expect(confidence('C2')).toEqual({ value: 1, source: 'samples' });
    expect(confidence('C3')?.value).toBeCloseTo(2 / 3);
  });

  it('warns when replies move an unlikely share of all studies to one category', async () => {
    const studies = studiesOn('sleep', 20).map((each) => ({ ...each, claim: '' }));
    const model = queuedModel((call) => {
      const numbers = [...(call.messages[1]?.content ?? '').matchAll(/<<<study (\d+)>>>/g)];
      const entries = numbers.map(([, n]) => {
        return { studyNumber: Number(n), verdicts: [verdict('C3', true, `Study ${n} of sleep`)] };
      });
      return { json: { studies: entries } };
    });
    const asker = askerOf(model);
    const task = { step: 'check', samples: 1, total: 20 } as const;
    await checkPlaces(asker, tree([], []), studies, task, noProgress);
    expect(asker.notes.warnings).toEqual([
      'Replies moved 20 of 20 studies to “Sleep”: see whether they belong there.',
    ]);
  });

  it('tells the model where each study is now', async () => {
    const { model } = await checked(tree([0], [0]), [reply()]);
    expect(model.calls[0]?.messages[1]?.content).toContain('Study 0 is now in C2, C3.');
  });
});
