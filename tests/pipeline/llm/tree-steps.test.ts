import { describe, expect, it } from 'vitest';

import { tidy } from '@/lib/pipeline/llm/assemble/tidy';
import { proposeCategories } from '@/lib/pipeline/llm/categories/step';
import { divideLarge } from '@/lib/pipeline/llm/categories/under-roots';
import { studiesOf } from '@/lib/pipeline/llm/draft';
import { Notes } from '@/lib/pipeline/llm/notes';
import { proposeRootCategories } from '@/lib/pipeline/llm/root-categories/step';
import { queuedModel } from '../../support/queued-model';
import { askerOf, draft, sketch } from './studies';

const studies = [0, 1, 2].map((number) => ({ number, title: `Study ${number}`, claim: 'Yes.' }));
const input = { topic: '', entities: [{ term: 'Hand hygiene', studies: 3 }], studies };
const root = (name: string, ...entities: string[]) => ({ name, scopeNote: 'What.', entities });
const rootsReply = (...rootCategories: object[]) => ({ json: { rootCategories } });

describe('root categories', () => {
  it('cite entities of the list; others are rejected and counted', async () => {
    const model = queuedModel([rootsReply(root('Hands', 'hand  hygiene', 'moon dust'))]);
    const asker = askerOf(model);
    const roots = await proposeRootCategories(asker, input, 5);
    expect(roots).toMatchObject([{ name: 'Hands', entities: ['Hand hygiene'] }]);
    expect(asker.notes.counts).toEqual({ 'unknown entities rejected': 1 });
  });

  it('that rest on no entity are kept and named in a warning', async () => {
    const asker = askerOf(queuedModel([rootsReply(root('Hands'))]));
    await proposeRootCategories(asker, input, 5);
    expect(asker.notes.warnings).toEqual([
      'The root category “Hands” rests on none of the frequent entities.',
    ]);
  });

  it('are at most as many as asked for', async () => {
    const asker = askerOf(queuedModel([rootsReply(root('A'), root('B'), root('C'))]));
    const roots = await proposeRootCategories(asker, input, 2);
    expect(roots.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(asker.notes.counts).toMatchObject({ 'root categories beyond the limit left out': 1 });
  });

  it('of one name are asked for again', async () => {
    const twice = rootsReply(root('Hands'), root('hands '));
    const model = queuedModel([twice, rootsReply(root('Hands'))]);
    await proposeRootCategories(askerOf(model), input, 5);
    const said = model.calls[1]?.messages.at(-1)?.content;
    expect(said).toContain('Two root categories have one name.');
  });

  it('end the run in a sentence when there are none, twice', async () => {
    const model = queuedModel([rootsReply(), rootsReply()]);
    await expect(proposeRootCategories(askerOf(model), input, 5)).rejects.toThrow(
      'The model gave no root categories',
    );
  });

  it('are asked for with the wish of the person who runs it', async () => {
    const model = queuedModel([rootsReply(root('Hands'))]);
    const asker = askerOf(model, { instruction: 'by setting, not by drug' });
    await proposeRootCategories(asker, input, 5);
    expect(model.calls[0]?.messages[0]?.content).toContain('by setting, not by drug');
  });
});

describe('categories', () => {
  const under = { name: 'Hands', scopeNote: '', beside: [], studies };
  const category = (name: string, studyNumbers: number[], children: object[] = []) => {
    return { name, scopeNote: '', studyNumbers, children };
  };

  it('hold the studies named, with the quotes of their claims; unknown numbers are counted', async () => {
    const inner = category('Soap', [1]);
    const json = { categories: [category('Washing', [0, 0, 77], [inner])] };
    const asker = askerOf(queuedModel([{ json }]));
    const drafts = await proposeCategories(asker, 'categories', under, 2, new Map([[0, 'wash']]));
    expect(drafts.map(sketch)).toEqual([['Washing', [0], ['Soap', [1]]]]);
    expect(drafts[0]?.placements[0]).toMatchObject({ quote: 'wash' });
    expect(asker.notes.counts).toEqual({ 'unknown study numbers rejected': 1 });
  });

  it('are never deeper than allowed', async () => {
    const json = { categories: [category('Washing', [0], [category('Soap', [1])])] };
    const drafts = await proposeCategories(
      askerOf(queuedModel([{ json }])),
      'categories',
      under,
      1,
      new Map(),
    );
    expect(drafts.map(sketch)).toEqual([['Washing', [0]]]);
  });

  it('are reported as missing when no reply can be used', async () => {
    const asker = askerOf(queuedModel([{ text: '?' }, { text: '?' }]));
    expect(await proposeCategories(asker, 'categories', under, 1, new Map())).toEqual([]);
    expect(asker.notes.warnings).toEqual(['“Hands” was not divided: The reply is not JSON.']);
  });

  it('that grow too large are divided where depth allows, and no study is lost', async () => {
    const json = { categories: [category('Soap', [0]), category('Gel', [1])] };
    const large = draft('Root', [], draft('Washing', [0, 1, 2]));
    const dividing = { levels: 2, quotes: new Map(), largeCategory: 2, mostInOneCall: 10, studies };
    const model = queuedModel([{ json }]);
    const [divided] = await divideLarge(askerOf(model), [large], dividing);
    expect(divided && sketch(divided)).toEqual([
      'Root',
      [],
      ['Washing', [2], ['Soap', [0]], ['Gel', [1]]],
    ]);
    const shallow = { ...dividing, levels: 1 };
    expect(await divideLarge(askerOf(queuedModel([])), [large], shallow)).toEqual([large]);
  });
});

describe('the division of a category that holds more studies than can be shown', () => {
  it('leaves those that were not shown for the check to look at', async () => {
    const category = (name: string, studyNumbers: number[]) => ({
      name,
      scopeNote: '',
      studyNumbers,
    });
    const model = queuedModel([
      { json: { categories: [category('Soap', [0]), category('Gel', [1])] } },
    ]);
    const whole = draft('Washing', [0, 1, 2]);
    const judged = whole.placements.map((each) => ({ ...each, reason: 'It says so.' }));
    const root = draft('Root', [], { ...whole, placements: judged });
    const dividing = { levels: 2, quotes: new Map(), largeCategory: 2, mostInOneCall: 2, studies };
    const [divided] = await divideLarge(askerOf(model), [root], dividing);
    expect(divided?.children[0]?.placements).toMatchObject([{ studyNumber: 2, reason: null }]);
  });
});

describe('assembly', () => {
  function tidied(...drafts: ReturnType<typeof draft>[]) {
    const notes = new Notes({ warn: () => {} });
    const before = new Set(drafts.flatMap((each) => [...studiesOf(each)]));
    const after = tidy(drafts, notes);
    expect(new Set(after.flatMap((each) => [...studiesOf(each)]))).toEqual(before);
    return { trees: after.map(sketch), counts: notes.counts };
  }

  it('leaves out empty categories', () => {
    const { trees, counts } = tidied(
      draft('A', [1], draft('B', []), draft('C', [], draft('D', []))),
    );
    expect(trees).toEqual([['A', [1]]]);
    expect(counts['repairs: empty categories left out']).toBeGreaterThan(0);
  });

  it('takes a single child into its parent, chains included', () => {
    const chain = draft('A', [1], draft('B', [2], draft('C', [3])));
    const { trees, counts } = tidied(chain);
    expect(trees).toEqual([['A', [1, 2, 3]]]);
    expect(counts).toEqual({ 'repairs: single children taken into their parents': 2 });
  });

  it('unites siblings of one name, and their children', () => {
    const { trees } = tidied(
      draft('Hand  hygiene', [1], draft('X', [4])),
      draft('hand hygiene', [1, 2], draft('Y', [5])),
    );
    expect(trees).toEqual([['Hand  hygiene', [1, 2], ['X', [4]], ['Y', [5]]]]);
  });

  it('leaves out a place that a category below repeats', () => {
    const { trees, counts } = tidied(draft('A', [1, 2], draft('B', [1]), draft('C', [3])));
    expect(trees).toEqual([['A', [2], ['B', [1]], ['C', [3]]]]);
    expect(counts).toEqual({ 'repairs: places repeated in a category above left out': 1 });
  });
});
