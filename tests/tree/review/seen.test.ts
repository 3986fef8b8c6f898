import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { violations } from '@/lib/tree/invariants';
import { apply } from '@/lib/tree/operation';
import { effectiveStudies } from '@/lib/tree/queries';
import { answerPair } from '@/lib/tree/review/answer';
import { isDenied, seenBlind } from '@/lib/tree/review/seen';
import { emptyTree, type TreeValue } from '@/lib/tree/value';

import { draws, grow, trees } from '../../support/tree-arbitraries';
import { outline, tree } from '../../support/tree-dsl';

const value = tree`
  Interventions
    Reminders [s1]
      Email [s2]
    Alerts [s3]
`;

const answered = (
  before: TreeValue,
  ...[studyId, categoryId, verdict]: [string, string, 'belongs' | 'does-not-belong' | 'unsure']
) => {
  let now = before;
  for (const operation of answerPair(before, studyId, categoryId, verdict)) {
    const outcome = apply(now, operation);
    if (!outcome.ok) throw new Error(outcome.refusal.message);
    now = outcome.value;
  }
  return now;
};

describe('what a blind annotator sees of their correction', () => {
  it('has what they said belongs, as the tree had it or not, and nothing else', () => {
    let now = answered(value, 's1', 'reminders', 'belongs');
    now = answered(now, 's3', 'reminders', 'belongs');
    now = answered(now, 's2', 'email', 'unsure');
    expect(outline(seenBlind(now))).toBe(
      ['Interventions', '  Reminders [s1 s3]', '    Email', '  Alerts', '- s2'].join('\n'),
    );
  });

  it('has a place that the tree has only from below, where that is what they said', () => {
    const now = answered(value, 's2', 'reminders', 'belongs');
    expect(now.assignments).toEqual(value.assignments);
    expect(outline(seenBlind(now))).toContain('Reminders [s2]');
  });

  it('has no more what they deny, which is known as denied', () => {
    const now = answered(
      answered(value, 's1', 'reminders', 'belongs'),
      's1',
      'reminders',
      'does-not-belong',
    );
    expect(outline(seenBlind(now))).not.toContain('[');
    expect(isDenied(now, 's1', 'reminders')).toBe(true);
    expect(isDenied(now, 's2', 'reminders')).toBe(false);
  });

  it('is a valid tree that tells nothing of the assignments, whatever was done to the categories', () => {
    const ofCategories = fc.array(
      fc.oneof(draws('move-category'), draws('merge-categories'), draws('remove-category')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(trees, ofCategories, (base, drawn) => {
        const begun = { ...base, review: emptyTree([]).review };
        const seen = seenBlind(grow(begun, drawn));
        expect(violations(seen)).toEqual([]);
        expect([...effectiveStudies(seen).values()].every((studies) => studies.size === 0)).toBe(
          true,
        );
      }),
    );
  });
});
