import { describe, expect, test } from 'vitest';

import { type DragPayload, planDrop } from '@/components/tree-editor/drop-plan';
import type { DropTarget } from '@/components/tree-editor/drop-zone';
import { applyGesture } from '@/lib/tree/gesture';
import { childrenOf, type TreeValue } from '@/lib/tree/value';

import { tree } from '../../support/tree-dsl';

const base = tree`
  Interventions [s1]
    Reminders [s1 s2 s3]
      Email
    Alerts [s3]
    Feedback
  Barriers
    Time
  - s4
`;

const categories = (...ids: string[]): DragPayload => ({ kind: 'categories', ids });
const studies = (...pairs: [string, string | null][]): DragPayload => ({
  kind: 'studies',
  placements: pairs.map(([studyId, from]) => ({ studyId, from })),
});
const into = (categoryId: string): DropTarget => ({ kind: 'into', categoryId });
const between = (parentId: string | null, index: number): DropTarget => ({
  kind: 'between',
  parentId,
  index,
});

function drop(payload: DragPayload, target: DropTarget, also = false) {
  const plan = planDrop(base, payload, target, also);
  if (!plan.ok) throw new Error(`Refused: ${plan.reason}`);
  const outcome = applyGesture(base, plan.operations);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return { ...plan, value: outcome.value };
}
const reason = (payload: DragPayload, target: DropTarget, also = false) => {
  const plan = planDrop(base, payload, target, also);
  return plan.ok ? null : plan.reason;
};
const studiesIn = (value: TreeValue, id: string) => Object.keys(value.assignments[id] ?? {}).sort();

describe('Dropping a category', () => {
  test('into another makes it the last child', () => {
    const { value, intent, done } = drop(categories('alerts'), into('barriers'));
    expect(childrenOf(value, 'barriers')).toEqual(['time', 'alerts']);
    expect(intent).toBe('Move ‘Alerts’ into ‘Barriers’');
    expect(done).toBe('Moved ‘Alerts’ into ‘Barriers’, 2 of 2');
  });

  test.each([
    [0, ['feedback', 'reminders', 'alerts']],
    [1, ['reminders', 'feedback', 'alerts']],
  ])('between siblings above it, at %i', (index, order) => {
    const { value } = drop(categories('feedback'), between('interventions', index));
    expect(childrenOf(value, 'interventions')).toEqual(order);
  });

  test.each([
    [2, ['alerts', 'reminders', 'feedback']],
    [3, ['alerts', 'feedback', 'reminders']],
  ])('between siblings below it, at %i as they stand before the move', (index, order) => {
    const { value } = drop(categories('reminders'), between('interventions', index));
    expect(childrenOf(value, 'interventions')).toEqual(order);
  });

  test('between root categories makes it one', () => {
    const { value, done } = drop(categories('email'), between(null, 1));
    expect(childrenOf(value, null)).toEqual(['interventions', 'email', 'barriers']);
    expect(done).toBe('Moved ‘Email’ before ‘Barriers’, 2 of 3');
  });

  test('with others keeps their order in the tree, and what is below one of them goes along', () => {
    const { value, operations } = drop(
      categories('feedback', 'email', 'reminders'),
      between('barriers', 0),
    );
    expect(childrenOf(value, 'barriers')).toEqual(['reminders', 'feedback', 'time']);
    expect(childrenOf(value, 'reminders')).toEqual(['email']);
    expect(operations).toHaveLength(2);
  });

  test('with others before one of them goes before the next that stays', () => {
    const { value } = drop(categories('reminders', 'feedback'), between('interventions', 2));
    expect(childrenOf(value, 'interventions')).toEqual(['alerts', 'reminders', 'feedback']);
  });

  test.each([
    ['onto itself', categories('reminders'), into('reminders'), /into itself/],
    ['into what is below it', categories('reminders'), into('email'), /'Email', which is below it/],
    ['where it is', categories('alerts'), between('interventions', 1), /Already there: ‘Alerts’/],
    ['just below where it is', categories('alerts'), between('interventions', 2), /Already there/],
    ['last, where it is last', categories('time'), into('barriers'), /Already there/],
    ['onto the uncategorised', categories('time'), { kind: 'uncategorised' }, /Only studies/],
  ] as const)('%s is refused with the reason', (_where, payload, target, words) => {
    expect(reason(payload, target)).toMatch(words);
  });
});

describe('Dropping studies', () => {
  test('moves them out of the category they are shown in', () => {
    const { value, intent } = drop(
      studies(['s1', 'reminders'], ['s2', 'reminders']),
      into('barriers'),
    );
    expect(studiesIn(value, 'reminders')).toEqual(['s3']);
    expect(studiesIn(value, 'barriers')).toEqual(['s1', 's2']);
    expect(studiesIn(value, 'interventions')).toEqual(['s1']);
    expect(intent).toBe('Move 2 studies to ‘Barriers’');
  });

  test('with the key held puts them there as well', () => {
    const { value, done } = drop(studies(['s2', 'reminders']), into('alerts'), true);
    expect(studiesIn(value, 'reminders')).toEqual(['s1', 's2', 's3']);
    expect(studiesIn(value, 'alerts')).toEqual(['s2', 's3']);
    expect(done).toBe('Also put the study in ‘Alerts’');
  });

  test('into a category that has one of them only takes that one out', () => {
    const { value } = drop(studies(['s2', 'reminders'], ['s3', 'reminders']), into('alerts'));
    expect(studiesIn(value, 'reminders')).toEqual(['s1']);
    expect(studiesIn(value, 'alerts')).toEqual(['s2', 's3']);
  });

  test('out of two categories at once assigns a study once', () => {
    const { operations, value } = drop(
      studies(['s1', 'interventions'], ['s1', 'reminders']),
      into('time'),
    );
    expect(operations.filter(({ type }) => type === 'assign-study')).toHaveLength(1);
    expect(studiesIn(value, 'interventions')).toEqual([]);
    expect(studiesIn(value, 'time')).toEqual(['s1']);
  });

  test('from the uncategorised takes them out of nowhere', () => {
    const { operations } = drop(studies(['s4', null]), into('time'));
    expect(operations).toEqual([{ type: 'assign-study', studyId: 's4', categoryId: 'time' }]);
  });

  test('onto the uncategorised takes them out of the category they are shown in', () => {
    const { value, intent } = drop(studies(['s1', 'reminders']), { kind: 'uncategorised' });
    expect(studiesIn(value, 'reminders')).toEqual(['s2', 's3']);
    expect(studiesIn(value, 'interventions')).toEqual(['s1']);
    expect(intent).toBe('Remove the study from ‘Reminders’');
  });

  test.each([
    ['where they are', studies(['s1', 'reminders']), into('reminders'), false, /Already in/],
    ['also where they are', studies(['s3', 'reminders']), into('alerts'), true, /Already in/],
    ['between categories', studies(['s1', 'reminders']), between(null, 0), false, /on a category/],
    ['from nowhere to nowhere', studies(['s4', null]), { kind: 'uncategorised' }, false, /in no/],
  ] as const)('%s is refused with the reason', (_where, payload, target, also, words) => {
    expect(reason(payload, target, also)).toMatch(words);
  });
});
