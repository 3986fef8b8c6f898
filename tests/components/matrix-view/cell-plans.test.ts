import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  planFlip,
  planHere,
  planPut,
  planTake,
  planToggle,
} from '@/components/matrix-view/cell-plans';
import type { Plan } from '@/components/tree-editor/plan';
import { applyGesture, inverseOfGesture, replayGesture } from '@/lib/tree/gesture';
import { effectiveStudies } from '@/lib/tree/queries';
import type { TreeValue } from '@/lib/tree/value';

import { trees } from '../../support/tree-arbitraries';
import { outline, tree } from '../../support/tree-dsl';
import { expectSame } from '../../tree/laws';

const value = tree`
  Interventions
    Reminders [s1]
      Email [s1 s2]
      Paper [s2]
    Alerts
  Barriers
  - s3
`;

function made(before: TreeValue, plan: Plan) {
  if (!plan.ok) throw new Error(plan.reason);
  const outcome = applyGesture(before, plan.operations);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome;
}
const treeAfter = (plan: Plan) => outline(made(value, plan).value);
const isIn = (tree: TreeValue, studyId: string, categoryId: string) =>
  effectiveStudies(tree).get(categoryId)?.has(studyId) ?? false;

describe('Toggling a cell', () => {
  test('puts in a study that is not there', () => {
    const plan = planToggle(value, 's3', 'alerts');
    expect(plan).toMatchObject({ done: 'Put the study in ‘Alerts’' });
    expect(treeAfter(plan)).toContain('Alerts [s3]');
  });

  test('takes it out of the category itself, and says when it stays included from below', () => {
    const plan = planToggle(value, 's1', 'reminders');
    expect(plan).toMatchObject({
      operations: [{ type: 'unassign-study', categoryId: 'reminders' }],
    });
    expect(plan).toMatchObject({
      done: 'Took the study out of ‘Reminders’; it is still included from below',
    });
  });

  test('takes a study that is included from below out of everything below, in one gesture', () => {
    const plan = planToggle(value, 's2', 'interventions');
    expect(plan).toMatchObject({
      done: 'Took the study out of 2 categories below ‘Interventions’',
    });
    expect(isIn(made(value, plan).value, 's2', 'interventions')).toBe(false);
    expect(planToggle(value, 's2', 'reminders')).toMatchObject({
      operations: [{ categoryId: 'email' }, { categoryId: 'paper' }],
    });
  });

  test('of the category itself leaves alone what is below', () => {
    expect(treeAfter(planHere(value, 's2', 'reminders'))).toContain('Reminders [s1 s2]');
  });
});

describe('Filling cells', () => {
  const all = {
    studyIds: ['s1', 's2', 's3'],
    categoryIds: ['interventions', 'reminders', 'email'],
  };

  test('ticks all of them with one assignment where a cell below ticks those above', () => {
    const plan = planPut(value, all);
    expect(plan).toMatchObject({
      operations: [{ type: 'assign-study', studyId: 's3', categoryId: 'email' }],
      done: 'Put the study in ‘Email’',
    });
  });

  test('takes studies out of the categories and of all below them', () => {
    const plan = planTake(value, { studyIds: ['s1', 's2'], categoryIds: ['reminders'] });
    expect(plan).toMatchObject({ done: 'Took 2 studies out of 3 categories' });
    expect(outline(made(value, plan).value)).not.toMatch(/\[/);
  });

  test('says when there is nothing to do', () => {
    expect(planPut(value, { studyIds: ['s1'], categoryIds: ['email'] })).toEqual({
      ok: false,
      reason: 'All of these cells are ticked already.',
    });
    expect(planTake(value, { studyIds: ['s3'], categoryIds: ['email'] })).toEqual({
      ok: false,
      reason: 'None of these cells is ticked.',
    });
  });

  test('by one key puts in what is missing, and takes all out once nothing is', () => {
    const cells = { studyIds: ['s1', 's3'], categoryIds: ['email'] };
    expect(planFlip(value, cells)).toMatchObject({ done: 'Put the study in ‘Email’' });
    const { value: full } = made(value, planFlip(value, cells));
    expect(planFlip(full, cells)).toMatchObject({ done: 'Took 2 studies out of ‘Email’' });
  });

  test('of more cells than a gesture may have is refused with the reason', () => {
    const studyIds = Array.from({ length: 2_600 }, (_, at) => `n${at}`);
    const large = tree`
      One
      Two
      - ${studyIds.join(' ')}
    `;
    expect(planPut(large, { studyIds, categoryIds: ['one', 'two'] })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('at most 5000 operations'),
    });
  });
});

describe('Of any tree', () => {
  const plans = { planToggle, planHere };

  test('a toggle is accepted, does what it says, and is undone exactly', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.nat(), (before, s, c) => {
        const studyId = before.studyIds[s % before.studyIds.length];
        const ids = Object.keys(before.categories);
        const categoryId = ids[c % ids.length];
        fc.pre(studyId !== undefined && categoryId !== undefined);
        for (const plan of Object.values(plans)) {
          const { value: changed, steps } = made(before, plan(before, studyId, categoryId));
          const undone = replayGesture(changed, inverseOfGesture(steps));
          expectSame(undone.ok && undone.value, before);
        }
        const ticked = isIn(before, studyId, categoryId);
        const own = Object.hasOwn(before.assignments[categoryId] ?? {}, studyId);
        const { value: toggled } = made(before, planToggle(before, studyId, categoryId));
        if (!ticked || !own) expect(isIn(toggled, studyId, categoryId)).toBe(!ticked);
      }),
    );
  });

  test('a fill leaves every cell as asked, and is undone exactly', () => {
    fc.assert(
      fc.property(trees, fc.boolean(), fc.nat(), fc.nat(), (before, isPut, s, c) => {
        const cells = {
          studyIds: before.studyIds.slice(0, 1 + (s % 4)),
          categoryIds: Object.keys(before.categories).slice(0, 1 + (c % 5)),
        };
        const plan = (isPut ? planPut : planTake)(before, cells);
        fc.pre(plan.ok);
        const { value: changed, steps } = made(before, plan);
        for (const studyId of cells.studyIds) {
          for (const categoryId of cells.categoryIds) {
            expect(isIn(changed, studyId, categoryId)).toBe(isPut);
          }
        }
        const undone = replayGesture(changed, inverseOfGesture(steps));
        expectSame(undone.ok && undone.value, before);
      }),
    );
  });
});
