import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { touches } from '@/lib/tree/conflict';
import {
  applyGesture,
  inverseOfGesture,
  MAX_GESTURE_OPERATIONS,
  replay,
  replayGesture,
} from '@/lib/tree/gesture';
import { apply, invert, describe as inWords, type Operation } from '@/lib/tree/operation';
import type { TreeValue } from '@/lib/tree/value';
import { type Draw, draws, operationFor, trees } from '../support/tree-arbitraries';
import { outline, tree } from '../support/tree-dsl';
import { deepFreeze, expectSame, stored, treeAfter } from './laws';

const value = tree`
  Interventions
    Reminders [s1 s2]
    Alerts [s3]
  Barriers
`;

const moveStudy = (studyId: string, from: string, to: string): Operation[] => [
  { type: 'unassign-study', studyId, categoryId: from },
  { type: 'assign-study', studyId, categoryId: to },
];

describe('a gesture', () => {
  it('applies all of its operations', () => {
    const moved = applyGesture(value, [
      ...moveStudy('s1', 'reminders', 'alerts'),
      ...moveStudy('s2', 'reminders', 'barriers'),
    ]);
    expect(moved.ok && outline(moved.value)).toBe(
      outline(tree`
        - s1
        Interventions
          Reminders
          Alerts [s1 s3]
        Barriers [s2]
      `)
        .replace('\n- s1', '')
        .trim(),
    );
  });

  it('changes nothing when one of them is refused, and says which', () => {
    const before = JSON.stringify(value);
    const outcome = applyGesture(deepFreeze(value), [
      ...moveStudy('s1', 'reminders', 'alerts'),
      { type: 'remove-category', id: 'gone' },
    ]);
    expect(outcome).toMatchObject({
      ok: false,
      failedIndex: 2,
      refusal: { code: 'unknown-category' },
    });
    expect(JSON.stringify(value)).toBe(before);
  });

  it('has at least one operation, and only so many', () => {
    const rename = (index: number): Operation => ({
      type: 'rename-category',
      id: 'alerts',
      name: `Alerts ${index}`,
    });
    const many = Array.from({ length: MAX_GESTURE_OPERATIONS + 1 }, (_, index) => rename(index));
    expect(applyGesture(value, [])).toMatchObject({ refusal: { code: 'empty-gesture' } });
    expect(applyGesture(value, many)).toMatchObject({
      failedIndex: MAX_GESTURE_OPERATIONS,
      refusal: { code: 'too-many-operations' },
    });
    expect(applyGesture(value, many.slice(1)).ok).toBe(true);
    expect(replayGesture(value, many).ok).toBe(true);
  });

  it('is described step by step when titles are given, and only then', () => {
    const operations: Operation[] = [
      { type: 'rename-category', id: 'alerts', name: 'Warnings' },
      ...moveStudy('s1', 'reminders', 'alerts'),
    ];
    const said = (title?: (id: string) => string) => {
      const outcome = applyGesture(value, operations, title);
      return outcome.ok ? outcome.steps.map(({ description }) => description) : [];
    };
    expect(said((id) => `Study ${id}`)).toEqual([
      "renamed 'Alerts' to 'Warnings'",
      "took 'Study s1' out of 'Reminders'",
      "put 'Study s1' in 'Warnings'",
    ]);
    expect(said()).toEqual([undefined, undefined, undefined]);
  });

  it('shares what it does not touch', () => {
    const moved = treeAfter(value, moveStudy('s1', 'reminders', 'alerts'));
    expect(moved.categories).toBe(value.categories);
    expect(moved.children).toBe(value.children);
    expect(moved.review).toBe(value.review);
    const renamed = treeAfter(value, [{ type: 'rename-category', id: 'alerts', name: 'Warnings' }]);
    expect(renamed.assignments).toBe(value.assignments);
    expect(renamed.categories.reminders).toBe(value.categories.reminders);
  });
});

/** Those of the drawn operations that apply one after the other. */
function operationsFor(base: TreeValue, drawn: readonly Draw[]): Operation[] {
  let grown = base;
  return drawn.flatMap((draw) => {
    const operation = operationFor(grown, draw);
    const outcome = apply(grown, operation);
    if (!outcome.ok) return [];
    grown = outcome.value;
    return [operation];
  });
}

describe('a generated gesture', () => {
  const gestures = fc
    .tuple(trees, fc.array(draws(), { minLength: 1, maxLength: 20 }))
    .map(([base, drawn]) => ({ base: deepFreeze(base), operations: operationsFor(base, drawn) }))
    .filter(({ operations }) => operations.length > 0);

  it('does the same as its operations one by one, each with the inverse of its moment', () => {
    fc.assert(
      fc.property(gestures, ({ base, operations }) => {
        let single = base;
        const steps = operations.map((operation) => {
          const step = {
            operation,
            inverse: invert(single, operation),
            touches: touches(single, operation),
            description: inWords(single, operation, (id) => id),
          };
          single = treeAfter(single, [operation]);
          return step;
        });
        const expected = { ok: true, value: single, steps };
        expectSame(
          applyGesture(base, operations, (id) => id),
          expected,
        );
      }),
    );
  });

  it('is undone as a whole by its inverse, which survives JSON, and redone by the inverse of that', () => {
    fc.assert(
      fc.property(gestures, ({ base, operations }) => {
        const made = replayGesture(base, operations);
        if (!made.ok) throw new Error(made.refusal.message);
        const undone = replayGesture(made.value, inverseOfGesture(made.steps).map(stored));
        if (!undone.ok) throw new Error(undone.refusal.message);
        expectSame(undone.value, base);
        expectSame(treeAfter(base, inverseOfGesture(undone.steps)), made.value);
      }),
    );
  });

  it('does not change a tree that it is refused for', () => {
    fc.assert(
      fc.property(gestures, ({ base, operations }) => {
        const bad: Operation = { type: 'remove-category', id: 'nowhere' };
        const outcome = replay(base, [...operations, bad]);
        expect(outcome).toMatchObject({ ok: false, failedIndex: operations.length });
      }),
    );
  });
});
