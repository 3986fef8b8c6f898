import { expect, it } from 'vitest';
import type { Operation } from '@/lib/tree/operation';
import { ROOT } from '@/lib/tree/value';
import { outline, tree } from '../../support/tree-dsl';
import { applied, refusalOf } from '../laws';

const interventions = tree`
  Interventions
    Reminders
    Alerts
  Barriers
`;

const training: Operation = {
  type: 'add-category',
  id: 'training',
  parentId: 'interventions',
  index: 1,
  name: 'Training',
};

it('adds a category before the one that was at the index', () => {
  expect(outline(applied(interventions, training))).toBe(
    outline(tree`
      Interventions
        Reminders
        Training
        Alerts
      Barriers
    `),
  );
});

it('adds a root category at the end', () => {
  const value = applied(interventions, { ...training, parentId: null, index: 2 });
  expect(value.children[ROOT]).toEqual(['interventions', 'barriers', 'training']);
});

it('starts without a scope note unless one is given', () => {
  expect(applied(interventions, training).categories.training?.scopeNote).toBe('');
  const described = applied(interventions, { ...training, scopeNote: 'Courses.\nNo leaflets.' });
  expect(described.categories.training?.scopeNote).toBe('Courses.\nNo leaflets.');
});

it('is refused where it cannot go, and says why', () => {
  const refused = (change: Partial<typeof training>) =>
    refusalOf(interventions, { ...training, ...change } as Operation);
  expect(refused({ id: 'alerts' })).toEqual({
    code: 'id-taken',
    message: "The id of the new category belongs to 'Alerts' already.",
  });
  expect(refused({ parentId: 'gone' }).code).toBe('unknown-category');
  expect(refused({ index: 3 })).toEqual({
    code: 'index-out-of-range',
    message: "There is no position 4 in 'Interventions': the last one is 3.",
  });
  expect(refused({ index: 0.5 }).code).toBe('index-out-of-range');
  expect(refused({ id: ROOT }).code).toBe('invalid-id');
  expect(refused({ id: 'a:b' }).code).toBe('invalid-id');
  expect(refused({ name: '' }).code).toBe('invalid-name');
  expect(refused({ scopeNote: 'x'.repeat(5001) }).code).toBe('invalid-note');
});
