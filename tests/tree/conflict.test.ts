import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflicts, touches } from '@/lib/tree/conflict';
import { apply, type Operation } from '@/lib/tree/operation';
import { ROOT, type TreeValue } from '@/lib/tree/value';
import { draws, operationFor, trees } from '../support/tree-arbitraries';
import { tree } from '../support/tree-dsl';
import { expectSame, treeAfter } from './laws';

const value = tree`
  Interventions [s1]
    Reminders [s1 s2]
      On screen
    Alerts
      Loud
      Silent
  Barriers
`;

const operations = {
  rename: { type: 'rename-category', id: 'reminders', name: 'Prompts' },
  renameToo: { type: 'rename-category', id: 'reminders', name: 'Nudges' },
  note: { type: 'describe-category', id: 'reminders', scopeNote: 'On time.' },
  move: { type: 'move-category', id: 'reminders', parentId: 'barriers', index: 0 },
  moveToo: { type: 'move-category', id: 'reminders', parentId: null, index: 0 },
  moveAnother: { type: 'move-category', id: 'alerts', parentId: 'barriers', index: 0 },
  reorder: { type: 'move-category', id: 'alerts', parentId: 'interventions', index: 0 },
  moveIn: { type: 'move-category', id: 'on-screen', parentId: 'interventions', index: 0 },
  remove: { type: 'remove-category', id: 'reminders' },
  merge: { type: 'merge-categories', sourceId: 'reminders', targetId: 'alerts' },
  mergeAway: { type: 'merge-categories', sourceId: 'reminders', targetId: 'barriers' },
  add: { type: 'add-category', id: 'new', parentId: 'interventions', index: 0, name: 'New' },
  moveChild: { type: 'move-category', id: 'on-screen', parentId: null, index: 0 },
  assign: { type: 'assign-study', studyId: 's2', categoryId: 'interventions' },
  assignAlert: { type: 'assign-study', studyId: 's1', categoryId: 'alerts' },
  unassign: { type: 'unassign-study', studyId: 's1', categoryId: 'reminders' },
  judgePair: {
    type: 'judge-assignment',
    studyId: 's1',
    categoryId: 'reminders',
    verdict: 'belongs',
  },
  judgeLink: {
    type: 'judge-link',
    parentId: 'interventions',
    childId: 'reminders',
    verdict: 'unsure',
  },
  judgeGroup: {
    type: 'judge-siblings',
    parentId: 'interventions',
    verdict: 'coherent',
    misfits: [],
  },
  judgeAlerts: { type: 'judge-siblings', parentId: 'alerts', verdict: 'coherent', misfits: [] },
} as const satisfies Record<string, Operation>;

type Name = keyof typeof operations;

const collide = (a: Name, b: Name) => {
  const keys = (name: Name) => touches(value, { ...operations[name] } as Operation);
  const both = conflicts(keys(a), keys(b));
  expect(conflicts(keys(b), keys(a))).toBe(both);
  return both;
};

describe('two gestures collide', () => {
  it.each<[Name, Name]>([
    ['rename', 'renameToo'],
    ['move', 'moveToo'],
    ['unassign', 'judgePair'],
    ['remove', 'rename'],
    ['remove', 'note'],
    ['remove', 'unassign'],
    ['remove', 'judgePair'],
    ['remove', 'judgeLink'],
    ['remove', 'moveChild'],
    ['remove', 'assign'],
    ['merge', 'assignAlert'],
    ['merge', 'moveChild'],
    ['judgeGroup', 'add'],
    ['judgeGroup', 'moveAnother'],
    ['judgeGroup', 'moveIn'],
    ['judgeGroup', 'remove'],
    ['judgeGroup', 'mergeAway'],
    ['judgeAlerts', 'merge'],
  ])('%s and %s', (a, b) => {
    expect(collide(a, b)).toBe(true);
  });
});

describe('two gestures do not collide', () => {
  it.each<[Name, Name]>([
    ['rename', 'note'],
    ['rename', 'move'],
    ['rename', 'unassign'],
    ['move', 'moveAnother'],
    ['add', 'moveAnother'],
    ['assign', 'unassign'],
    ['judgeGroup', 'reorder'],
    ['judgeGroup', 'judgeLink'],
    ['judgeGroup', 'rename'],
    ['remove', 'moveAnother'],
  ])('%s and %s', (a, b) => {
    expect(collide(a, b)).toBe(false);
  });
});

it('A move of a category collides with the removal that has lifted it meanwhile', () => {
  const removed = touches(value, operations.remove);
  const moved = touches(treeAfter(value, [operations.remove]), {
    ...operations.moveChild,
    parentId: 'barriers',
  });
  expect(conflicts(removed, moved)).toBe(true);
});

/** The tree without what an index decides: the order of siblings; and without provenance. */
function unordered({ categories, assignments, review }: TreeValue) {
  const sorted = (ids: readonly string[]) => [...ids].sort();
  return {
    categories,
    assignments: Object.entries(assignments).map(([id, studies = {}]) => [
      id,
      sorted(Object.keys(studies)),
    ]),
    links: review.links,
    pairs: review.pairs,
    siblings: Object.entries(review.siblings).map(([id, { verdict, misfits, members }]) => [
      id,
      [verdict, sorted(misfits), sorted(members)],
    ]),
  };
}

const entriesByKey = (value: TreeValue) => {
  const plain = unordered(value);
  const byKey = (entries: readonly unknown[]) =>
    entries.map((entry) => JSON.stringify(entry)).sort();
  return { ...plain, assignments: byKey(plain.assignments), siblings: byKey(plain.siblings) };
};

it('Two operations that do not collide do the same in either order, sibling order aside', () => {
  let compared = 0;
  fc.assert(
    fc.property(trees, draws(), draws(), (base, first, second) => {
      const [a, b] = [operationFor(base, first), operationFor(base, second)];
      const [afterA, afterB] = [apply(base, a), apply(base, b)];
      if (!afterA.ok || !afterB.ok) return;
      const [ab, ba] = [apply(afterA.value, b), apply(afterB.value, a)];
      if (!ab.ok || !ba.ok || conflicts(touches(base, a), touches(afterA.value, b))) return;
      compared += 1;
      expectSame(entriesByKey(ab.value), entriesByKey(ba.value));
    }),
    { numRuns: 2_000 },
  );
  expect(compared).toBeGreaterThan(200);
});

it('An operation and its inverse collide', () => {
  fc.assert(
    fc.property(trees, draws(), (base, draw) => {
      const operation = operationFor(base, draw);
      const outcome = apply(base, operation);
      if (!outcome.ok) return;
      const { value: next } = outcome;
      const differs = !isDeepStrictEqual(next.children[ROOT], base.children[ROOT]);
      expect(differs || touches(base, operation).length > 0).toBe(true);
      expect(conflicts(touches(base, operation), touches(base, operation))).toBe(true);
    }),
  );
});

it('Reads the keys of a pair whose study id has slashes', () => {
  const keys = touches(treeAfter(value, []), {
    type: 'unassign-study',
    studyId: 'doi/10.1/x',
    categoryId: 'reminders',
  });
  expect(conflicts(keys, ['category/reminders'])).toBe(true);
  expect(conflicts(keys, ['category/doi'])).toBe(false);
});
