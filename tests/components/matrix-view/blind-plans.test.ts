import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { planAnswer, planAnswers } from '@/components/matrix-view/blind-plans';
import { cellOf, denied, here } from '@/components/matrix-view/cells';
import type { Plan } from '@/components/tree-editor/plan';
import { applyGesture } from '@/lib/tree/gesture';
import { effectiveStudies } from '@/lib/tree/queries';
import { isDenied, seenBlind } from '@/lib/tree/review/seen';
import type { TreeValue } from '@/lib/tree/value';

import { trees } from '../../support/tree-arbitraries';
import { outline, tree } from '../../support/tree-dsl';
import { sourceOf } from './sources';

const value = tree`
  Interventions
    Reminders [s1]
      Email [s2]
    Alerts
  - s3
`;

function made(before: TreeValue, plan: Plan): TreeValue {
  if (!plan.ok) throw new Error(plan.reason);
  const outcome = applyGesture(before, plan.operations);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

const isSeen = (now: TreeValue, studyId: string, categoryId: string) =>
  effectiveStudies(seenBlind(now)).get(categoryId)?.has(studyId) ?? false;

describe('a tick in a blind matrix', () => {
  it('says that the study belongs, as it does whether the tree has it or not', () => {
    for (const studyId of ['s1', 's3']) {
      const plan = planAnswer(value, studyId, 'reminders', false);
      expect(plan).toMatchObject({ ok: true, done: 'Said that the study belongs in ‘Reminders’' });
      const now = made(value, plan);
      expect(isSeen(now, studyId, 'reminders')).toBe(true);
      expect(outline(now)).toContain(studyId === 's1' ? 'Reminders [s1]' : 'Reminders [s1 s3]');
    }
  });

  it('that is taken back says that it does not', () => {
    const now = made(value, planAnswer(value, 's1', 'reminders', false));
    const then = made(now, planAnswer(now, 's1', 'reminders', true));
    expect(isSeen(then, 's1', 'reminders')).toBe(false);
    expect(isDenied(then, 's1', 'reminders')).toBe(true);
    expect(outline(then)).not.toContain('[s1]');
    const source = { ...sourceOf(seenBlind(then)), isBlind: true };
    expect(cellOf(source, 's1', 'reminders')).toBe(denied);
    expect(cellOf(source, 's2', 'email')).toBe(0);
  });

  it('is all that a cell shows', () => {
    const now = made(value, planAnswer(value, 's3', 'alerts', false));
    const source = { ...sourceOf(seenBlind(now)), isBlind: true };
    expect(cellOf(source, 's3', 'alerts')).toBe(here);
    expect(cellOf(source, 's1', 'reminders')).toBe(0);
  });
});

describe('answering many cells at once', () => {
  it('puts a study into the lowest of the categories only', () => {
    const cells = { studyIds: ['s3'], categoryIds: ['interventions', 'reminders', 'email'] };
    expect(outline(made(value, planAnswers(value, cells, 'belongs')))).toContain('Email [s2 s3]');
    expect(outline(made(value, planAnswers(value, cells, 'belongs')))).toContain('Reminders [s1]');
  });

  it('is refused where all of it was said', () => {
    const cells = { studyIds: ['s3'], categoryIds: ['reminders', 'email'] };
    const now = made(value, planAnswers(value, cells, 'does-not-belong'));
    expect(planAnswers(now, cells, 'does-not-belong').ok).toBe(false);
  });

  it('is seen in each of them', () => {
    const verdicts = fc.constantFrom('belongs' as const, 'does-not-belong' as const);
    fc.assert(
      fc.property(trees, verdicts, fc.nat(100), (before, verdict, seed) => {
        const some = (ids: readonly string[]) => ids.filter((_, at) => (at + seed) % 3 !== 0);
        const cells = {
          studyIds: some(before.studyIds),
          categoryIds: some(Object.keys(before.categories)),
        };
        const plan = planAnswers(before, cells, verdict);
        const now = plan.ok ? made(before, plan) : before;
        for (const studyId of cells.studyIds)
          for (const id of cells.categoryIds) {
            if (verdict === 'belongs') expect(isSeen(now, studyId, id)).toBe(true);
            else expect(isDenied(now, studyId, id)).toBe(true);
          }
      }),
    );
  });
});
