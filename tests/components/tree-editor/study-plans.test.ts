import { describe, expect, test } from 'vitest';

import { gapForSplit, planSplit } from '@/components/tree-editor/study-plans';
import { applyGesture } from '@/lib/tree/gesture';

import { outline, tree } from '../../support/tree-dsl';

const base = tree`
  Interventions
    Reminders [s1 s2 s3]
      Email [s4]
  Barriers [s2]
`;
const category = { id: 'letters', name: 'Letters' };

function split(...placements: Parameters<typeof planSplit>[1]) {
  const plan = planSplit(base, placements, category, gapForSplit(base, placements));
  if (!plan.ok) return plan.reason;
  const outcome = applyGesture(base, plan.operations);
  return outcome.ok ? outline(outcome.value) : outcome.refusal.message;
}

describe('Splitting studies off', () => {
  test('makes a category below theirs that has them instead', () => {
    const from = 'reminders';
    expect(split({ studyId: 's1', from }, { studyId: 's2', from })).toBe(
      outline(tree`
        Interventions
          Reminders [s3]
            Email [s4]
            Letters [s1 s2]
        Barriers [s2]
      `),
    );
  });

  test('out of several categories makes a root category, with each study once', () => {
    expect(split({ studyId: 's2', from: 'reminders' }, { studyId: 's2', from: 'barriers' })).toBe(
      outline(tree`
        Interventions
          Reminders [s1 s3]
            Email [s4]
        Barriers
        Letters [s2]
      `),
    );
  });
});
