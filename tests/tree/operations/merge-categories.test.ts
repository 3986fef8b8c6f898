import { expect, it } from 'vitest';
import type { Operation } from '@/lib/tree/operation';
import { outline, tree } from '../../support/tree-dsl';
import { applied, refusalOf, treeAfter } from '../laws';

const value = tree`
  Interventions
    Reminders [s1 s2]
      On screen
      On paper
    Alerts [s2 s3]
      Loud
  Barriers
`;

const merge = (sourceId: string, targetId: string): Operation => ({
  type: 'merge-categories',
  sourceId,
  targetId,
});

it('unites the assignments and puts the children after those of the target', () => {
  expect(outline(applied(value, merge('reminders', 'alerts')))).toBe(
    outline(tree`
      Interventions
        Alerts [s1 s2 s3]
          Loud
          On screen
          On paper
      Barriers
    `),
  );
});

it('merges a category into its own parent', () => {
  expect(outline(applied(value, merge('reminders', 'interventions')))).toBe(
    outline(tree`
      Interventions [s1 s2]
        Alerts [s2 s3]
          Loud
        On screen
        On paper
      Barriers
    `),
  );
});

it('keeps where the target had an assignment from', () => {
  const corrected = treeAfter(value, [
    { type: 'unassign-study', studyId: 's2', categoryId: 'alerts' },
    { type: 'assign-study', studyId: 's2', categoryId: 'alerts' },
  ]);
  const { assignments } = applied(corrected, merge('reminders', 'alerts'));
  expect(assignments.alerts?.s1?.origin).toBe('MODEL');
  expect(assignments.alerts?.s2?.origin).toBe('EXPERT');
});

it('takes the judgements about the source away, and undoing it brings them back', () => {
  const judged = treeAfter(value, [
    { type: 'judge-link', parentId: 'interventions', childId: 'reminders', verdict: 'correct' },
    { type: 'judge-siblings', parentId: 'reminders', verdict: 'incoherent', misfits: ['on-paper'] },
    { type: 'judge-assignment', studyId: 's3', categoryId: 'reminders', verdict: 'unsure' },
    { type: 'judge-assignment', studyId: 's3', categoryId: 'alerts', verdict: 'belongs' },
  ]);
  expect(applied(judged, merge('reminders', 'alerts')).review).toEqual({
    links: {},
    siblings: {},
    pairs: { 's3:alerts': 'belongs' },
  });
});

it('is refused into itself and into what is below it', () => {
  expect(refusalOf(value, merge('alerts', 'alerts')).message).toBe(
    "'Alerts' cannot be merged into itself.",
  );
  expect(refusalOf(value, merge('interventions', 'loud'))).toEqual({
    code: 'into-own-subtree',
    message: "'Interventions' cannot be merged into 'Loud', which is below it.",
  });
});
