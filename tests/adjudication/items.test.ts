import { describe, expect, it } from 'vitest';

import {
  agreedAnswer,
  type Item,
  isDisputed,
  isMet,
  parts,
  sayings,
} from '@/lib/adjudication/item';
import { itemsOf } from '@/lib/adjudication/items';
import type { Adjudication } from '@/lib/adjudication/side';
import type { Operation } from '@/lib/tree/operation';
import type { TreeValue } from '@/lib/tree/value';

import { outline, tree } from '../support/tree-dsl';
import { correct, meet, open, takeAll } from './sides';

const base = tree`
  Interventions
    Reminders [s0 s1]
    Alerts [s2]
  Barriers [s3]
  - s4
`;

const add = (id: string, name: string, parentId: string | null = null): Operation => ({
  ...{ type: 'add-category', id, parentId, index: 0, name },
});
const assign = (studyId: string, categoryId: string): Operation => ({
  ...{ type: 'assign-study', studyId, categoryId },
});
const unassign = (studyId: string, categoryId: string): Operation => ({
  ...{ type: 'unassign-study', studyId, categoryId },
});
const move = (id: string, parentId: string | null, index = 0): Operation => ({
  ...{ type: 'move-category', id, parentId, index },
});
const merge = (sourceId: string, targetId: string): Operation => ({
  ...{ type: 'merge-categories', sourceId, targetId },
});

const ann = (...operations: Operation[]) => correct(base, 'ann', ...operations);
const ben = (...operations: Operation[]) => correct(base, 'ben', ...operations);

function items(adjudication: Adjudication): readonly Item[] {
  return parts.flatMap((part) => itemsOf(adjudication, part));
}

/** Keys of what is in dispute. */
const disputes = (adjudication: Adjudication) =>
  items(adjudication)
    .filter(isDisputed)
    .map(({ key }) => key);

const same = (value: TreeValue, wanted: TreeValue) => expect(outline(value)).toBe(outline(wanted));

describe('what settles itself', () => {
  it('is what all have done, and what one has said of a category that only they have', () => {
    const rename: Operation = { type: 'rename-category', id: 'alerts', name: 'Alarms' };
    const { final } = open(base, ann(rename, move('barriers', 'alerts')), ben(rename));
    expect(outline(final.value)).toBe(
      ['Interventions', '  Reminders [s0 s1]', '  Alarms [s2]', 'Barriers [s3]', '- s4'].join('\n'),
    );
  });

  it('is the order of the first who has changed it', () => {
    const { final } = open(base, ann(), ben(move('alerts', 'interventions', 0)));
    expect(final.value.children.interventions).toEqual(['alerts', 'reminders']);
  });

  it('is a judgement that all have who have one', () => {
    const judged = (verdict: 'correct' | 'unsure'): Operation => ({
      ...{ type: 'judge-link', parentId: 'interventions', childId: 'alerts', verdict },
    });
    expect(open(base, ann(judged('correct')), ben()).final.value.review.links).toEqual({
      alerts: { parentId: 'interventions', verdict: 'correct' },
    });
    expect(
      open(base, ann(judged('correct')), ben(judged('unsure'))).final.value.review.links,
    ).toEqual({});
  });
});

describe('what several have added', () => {
  it('is one category when its name and a study are the same, with its studies in dispute', () => {
    const adjudication = open(
      base,
      ann(add('a', 'Costs'), assign('s4', 'a')),
      ben(add('b', ' costs '.trim().toUpperCase()), assign('s4', 'b'), assign('s3', 'b')),
    );
    expect(disputes(adjudication)).toEqual(['name:a', 'pair:a:s3']);
    expect(outline(adjudication.final.value)).toContain('Costs [s4]');
  });

  it('is one category when most of its studies are the same, whatever its name', () => {
    const adjudication = open(
      base,
      ann(add('a', 'Costs'), assign('s4', 'a'), assign('s3', 'a')),
      ben(add('b', 'Expenses'), assign('s4', 'b'), assign('s3', 'b')),
    );
    expect(disputes(adjudication)).toEqual(['name:a']);
  });

  it('is two when only the name is the same, elsewhere and with other studies', () => {
    const adjudication = open(
      base,
      ann(add('a', 'Others'), assign('s4', 'a')),
      ben(add('b', 'Others', 'interventions'), assign('s3', 'b')),
    );
    expect(disputes(adjudication)).toEqual(['category:a', 'category:b']);
  });

  it('has the id that the final tree has for it', () => {
    const sides = [ann(add('a', 'Costs')), ben(add('b', 'Costs'))] as const;
    const met = meet(base, ...sides);
    expect(met.sides.map(({ value }) => Object.hasOwn(value.categories, 'a'))).toEqual([
      true,
      true,
    ]);
  });
});

describe('a group that is decided', () => {
  it('brings along what was said of its studies: a merge, for who had kept the source', () => {
    const adjudication = open(base, ann(merge('alerts', 'reminders')), ben());
    expect(disputes(adjudication)).toEqual(['category:alerts']);
    const merged = takeAll(adjudication, 0, ['groups']);
    expect(disputes(merged)).toEqual(['category:alerts']);
    expect(outline(merged.final.value)).toContain('Reminders [s0 s1 s2]');
  });

  it('keeps what depends on it out of sight until then', () => {
    const sides = [
      ann(move('alerts', null)),
      ben(add('b', 'Signals', 'barriers'), move('alerts', 'b'), assign('s4', 'b')),
    ] as const;
    const adjudication = open(base, ...sides);
    expect(disputes(adjudication)).toEqual(['category:b']);
    expect(disputes(takeAll(adjudication, 1, ['groups']))).toEqual(['category:b', 'link:alerts']);
    expect(disputes(takeAll(adjudication, 0, ['groups']))).toEqual([
      'category:b',
      'link:alerts',
      'pair:barriers:s4',
    ]);
  });

  it('is kept with all in it, though another has taken it apart', () => {
    const removed: Operation = { type: 'remove-category', id: 'interventions' };
    const adjudication = open(base, ann(), ben(removed));
    expect(disputes(adjudication)).toEqual(['category:interventions']);
    same(takeAll(adjudication, 0).final.value, base);
  });

  it('comes in with what its annotator put there', () => {
    const adjudication = open(base, ann(add('a', 'Costs'), assign('s4', 'a')), ben());
    expect(outline(adjudication.final.value)).not.toContain('Costs');
    expect(outline(takeAll(adjudication, 0, ['groups']).final.value)).toContain('Costs [s4]');
  });
});

describe('an item', () => {
  it('is in dispute where one has moved, assigned or unassigned what another left', () => {
    const adjudication = open(
      base,
      ann(move('alerts', null), assign('s4', 'barriers')),
      ben(unassign('s3', 'barriers')),
    );
    expect(disputes(adjudication)).toEqual(['link:alerts', 'pair:barriers:s3', 'pair:barriers:s4']);
  });

  it('is in dispute where one’s judgement contradicts the tree that both have', () => {
    const wrong: Operation = {
      ...{ type: 'judge-link', parentId: 'interventions', childId: 'alerts', verdict: 'incorrect' },
    };
    expect(disputes(open(base, ann(wrong), ben()))).toEqual(['link:alerts']);
  });

  it('is in dispute where siblings are judged in two ways, until the objection is met', () => {
    const judged = (verdict: 'coherent' | 'incoherent', ...misfits: string[]): Operation => ({
      ...{ type: 'judge-siblings', parentId: 'interventions', verdict, misfits },
    });
    const sides = [ann(judged('incoherent', 'alerts')), ben(judged('coherent'))] as const;
    expect(disputes(open(base, ...sides))).toEqual(['siblings:interventions']);
  });

  it('that all agree on waits while a dispute has the category below itself', () => {
    const deep = tree`
      A
        B
          C
    `;
    // All want A below C; the one has freed C, the other B.
    const one = correct(deep, 'one', move('c', null), move('a', 'c'));
    const two = correct(deep, 'two', move('b', null), move('a', 'c'));
    const adjudication = open(deep, one, two);
    const waiting = items(adjudication).filter((item) => {
      const agreed = agreedAnswer(item);
      return agreed && !isMet(item, agreed);
    });
    expect(waiting.map(({ key }) => key)).toEqual(['link:a']);
    const settled = takeAll(adjudication, 1);
    expect(outline(settled.final.value)).toBe('B\n  C\n    A');
  });

  it('says the same as long as its sides do, whatever the others change', () => {
    const before = meet(base, ann(assign('s4', 'barriers')), ben());
    const late = meet(base, ann(assign('s4', 'barriers')), ben(unassign('s2', 'alerts')));
    const said = (adjudication: Adjudication, key: string) => {
      const item = items(adjudication).find((each) => each.key === key);
      return item && sayings(item, adjudication.sides);
    };
    expect(said(late, 'pair:barriers:s4')).toBe(said(before, 'pair:barriers:s4'));
    expect(said(late, 'pair:alerts:s2')).not.toBe(said(before, 'pair:alerts:s2'));
  });
});
