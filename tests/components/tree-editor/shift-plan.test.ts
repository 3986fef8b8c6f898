import { describe, expect, test } from 'vitest';

import { planShift, type Way } from '@/components/tree-editor/shift-plan';
import { applyGesture } from '@/lib/tree/gesture';

import { outline, tree } from '../../support/tree-dsl';

const base = tree`
  Interventions
    Reminders
      Email
    Alerts
    Feedback
  Barriers
`;

function shifted(id: string | readonly string[], way: Way): string {
  const plan = planShift(base, [id].flat(), way);
  if (!plan.ok) return plan.reason;
  const outcome = applyGesture(base, plan.operations);
  return outcome.ok ? outline(outcome.value) : outcome.refusal.message;
}

describe('Moving a category by one step', () => {
  test('up goes before the sibling above', () => {
    expect(shifted('alerts', 'up')).toBe(
      outline(tree`
        Interventions
          Alerts
          Reminders
            Email
          Feedback
        Barriers
      `),
    );
  });

  test('down goes behind the sibling below', () => {
    expect(shifted('reminders', 'down')).toBe(
      outline(tree`
        Interventions
          Alerts
          Reminders
            Email
          Feedback
        Barriers
      `),
    );
  });

  test('in makes it the last child of the sibling above', () => {
    expect(shifted('alerts', 'in')).toBe(
      outline(tree`
        Interventions
          Reminders
            Email
            Alerts
          Feedback
        Barriers
      `),
    );
  });

  test('out puts it behind its parent', () => {
    expect(shifted('reminders', 'out')).toBe(
      outline(tree`
        Interventions
          Alerts
          Feedback
        Reminders
          Email
        Barriers
      `),
    );
  });

  test.each([
    ['reminders', 'up', 'first'],
    ['feedback', 'down', 'last'],
    ['reminders', 'in', 'no category above'],
    ['barriers', 'out', 'root category already'],
  ] as const)('%s cannot go %s, and is told why', (id, way, reason) => {
    expect(shifted(id, way)).toContain(reason);
  });
});

describe('Moving several categories by one step', () => {
  test('keeps them together and in order', () => {
    expect(shifted(['feedback', 'alerts'], 'up')).toBe(
      outline(tree`
        Interventions
          Alerts
          Feedback
          Reminders
            Email
        Barriers
      `),
    );
    expect(shifted(['alerts', 'feedback'], 'in')).toBe(
      outline(tree`
        Interventions
          Reminders
            Email
            Alerts
            Feedback
        Barriers
      `),
    );
    expect(shifted(['reminders', 'alerts'], 'out')).toBe(
      outline(tree`
        Interventions
          Feedback
        Reminders
          Email
        Alerts
        Barriers
      `),
    );
  });

  test('is for categories of one parent, and says so', () => {
    expect(shifted(['email', 'alerts'], 'up')).toMatch(/of one parent/);
    expect(shifted(['reminders', 'alerts'], 'up')).toBe(
      'The first of them is the first one already.',
    );
  });
});
