import { describe, expect, it } from 'vitest';

import type { Operation } from '@/lib/tree/operation';
import { linkState, pairState, siblingsState } from '@/lib/tree/review/state';

import { tree } from '../../support/tree-dsl';
import { treeAfter } from '../laws';

const base = tree`
  Interventions
    Reminders [s1]
    Alerts [s2]
    Costs
  Barriers
    Time
`;
const move = (id: string, parentId: string | null): Operation => ({
  type: 'move-category',
  id,
  parentId,
  index: 0,
});
const coherent: Operation = {
  type: 'judge-siblings',
  parentId: 'interventions',
  verdict: 'coherent',
  misfits: [],
};

describe('a link', () => {
  it('is untouched as the model made it, changed by a move, reviewed by a judgement', () => {
    expect(linkState(base, base, 'costs')).toBe('untouched');
    const moved = treeAfter(base, [move('costs', 'barriers')]);
    expect(linkState(moved, base, 'costs')).toBe('changed');
    const judged = treeAfter(moved, [
      { type: 'judge-link', parentId: 'barriers', childId: 'costs', verdict: 'unsure' },
    ]);
    expect(linkState(judged, base, 'costs')).toBe('reviewed');
    expect(linkState(treeAfter(judged, [move('costs', 'interventions')]), base, 'costs')).toBe(
      'untouched',
    );
  });

  it('is changed when an expert has made its category', () => {
    const added = treeAfter(base, [
      { type: 'add-category', id: 'new', parentId: 'barriers', index: 0, name: 'New' },
    ]);
    expect(linkState(added, base, 'new')).toBe('changed');
  });
});

describe('a sibling group', () => {
  it('stays untouched when an expert puts one more into a group that nobody has judged', () => {
    const moved = treeAfter(base, [move('time', 'interventions')]);
    expect(siblingsState(moved, base, 'interventions')).toBe('untouched');
  });

  it('is reviewed while its judgement stands, and changed when members come and go later', () => {
    const judged = treeAfter(base, [coherent]);
    expect(siblingsState(judged, base, 'interventions')).toBe('reviewed');
    const joined = treeAfter(judged, [move('time', 'interventions')]);
    expect(siblingsState(joined, base, 'interventions')).toBe('changed');
    expect(siblingsState(treeAfter(judged, [move('costs', null)]), base, 'interventions')).toBe(
      'changed',
    );
  });

  it('is changed when only one of those that the model put together is left in it', () => {
    const parted = treeAfter(base, [move('costs', 'barriers'), move('alerts', 'barriers')]);
    expect(
      siblingsState(treeAfter(parted, [move('time', 'interventions')]), base, 'interventions'),
    ).toBe('changed');
  });
});

describe('a pair', () => {
  const assign = (studyId: string, categoryId: string): Operation => ({
    type: 'assign-study',
    studyId,
    categoryId,
  });

  it('is untouched both where the model put the study and where it did not', () => {
    expect(pairState(base, base, 's1', 'reminders')).toBe('untouched');
    expect(pairState(base, base, 's1', 'alerts')).toBe('untouched');
  });

  it('is changed once an expert has put the study there or taken it out', () => {
    expect(pairState(treeAfter(base, [assign('s1', 'alerts')]), base, 's1', 'alerts')).toBe(
      'changed',
    );
    const out = treeAfter(base, [
      { type: 'unassign-study', studyId: 's1', categoryId: 'reminders' },
    ]);
    expect(pairState(out, base, 's1', 'reminders')).toBe('changed');
    expect(pairState(treeAfter(out, [assign('s1', 'reminders')]), base, 's1', 'reminders')).toBe(
      'changed',
    );
  });

  it('is reviewed by a judgement, whatever it says', () => {
    const judged = treeAfter(base, [
      { type: 'judge-assignment', studyId: 's1', categoryId: 'alerts', verdict: 'unsure' },
    ]);
    expect(pairState(judged, base, 's1', 'alerts')).toBe('reviewed');
  });

  it('is changed, no longer reviewed, when the tree is changed against the judgement', () => {
    const judged = treeAfter(base, [
      { type: 'judge-assignment', studyId: 's1', categoryId: 'reminders', verdict: 'belongs' },
    ]);
    expect(pairState(judged, base, 's1', 'reminders')).toBe('reviewed');
    const out = treeAfter(judged, [
      { type: 'unassign-study', studyId: 's1', categoryId: 'reminders' },
    ]);
    expect(pairState(out, base, 's1', 'reminders')).toBe('changed');
  });
});
