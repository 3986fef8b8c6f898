import { expect, it } from 'vitest';
import { outline, tree } from '../../support/tree-dsl';
import { applied, refusalOf, treeAfter } from '../laws';

const value = tree`
  Interventions [s1]
    Reminders [s1 s2]
      On screen [s3]
      On paper
    Alerts
  Barriers
`;

const remove = (id: string) => ({ type: 'remove-category', id }) as const;

it('lifts children, in its place, and assignments to the parent', () => {
  expect(outline(applied(value, remove('reminders')))).toBe(
    outline(tree`
      Interventions [s1 s2]
        On screen [s3]
        On paper
        Alerts
      Barriers
    `),
  );
});

it('makes the children of a root category roots, and its studies uncategorised', () => {
  const bare = applied(value, remove('reminders'));
  expect(outline(applied(bare, remove('interventions')))).toBe(
    ['On screen [s3]', 'On paper', 'Alerts', 'Barriers', '- s1 s2'].join('\n'),
  );
});

it('can be undone with judgements of the time before a move', () => {
  const judged = treeAfter(value, [
    { type: 'judge-link', parentId: 'interventions', childId: 'alerts', verdict: 'incorrect' },
    { type: 'judge-siblings', parentId: 'interventions', verdict: 'coherent', misfits: [] },
    { type: 'move-category', id: 'alerts', parentId: 'barriers', index: 0 },
    { type: 'judge-assignment', studyId: 's1', categoryId: 'alerts', verdict: 'belongs' },
  ]);
  expect(applied(judged, remove('alerts')).review.links).toEqual({});
  expect(applied(judged, remove('interventions')).review.siblings).toEqual({});
});

it('is refused when the category is not there any more', () => {
  expect(refusalOf(value, remove('gone')).code).toBe('unknown-category');
});
