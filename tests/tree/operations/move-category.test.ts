import { expect, it } from 'vitest';
import { describe as inWords, type Operation } from '@/lib/tree/operation';
import { outline, tree } from '../../support/tree-dsl';
import { applied, refusalOf } from '../laws';

const value = tree`
  Interventions
    Reminders [s1]
      On screen
    Alerts
    Training
  Barriers
`;

const move = (id: string, parentId: string | null, index: number): Operation => ({
  type: 'move-category',
  id,
  parentId,
  index,
});

it('takes the category with all that is below it to the place', () => {
  expect(outline(applied(value, move('reminders', 'barriers', 0)))).toBe(
    outline(tree`
      Interventions
        Alerts
        Training
      Barriers
        Reminders [s1]
          On screen
    `),
  );
});

it('counts the index without the moved category', () => {
  const children = (operation: Operation) => applied(value, operation).children.interventions;
  expect(children(move('reminders', 'interventions', 1))).toEqual([
    'alerts',
    'reminders',
    'training',
  ]);
  expect(children(move('reminders', 'interventions', 2))).toEqual([
    'alerts',
    'training',
    'reminders',
  ]);
  expect(children(move('training', 'interventions', 0))).toEqual([
    'training',
    'reminders',
    'alerts',
  ]);
});

it('makes a category a root category', () => {
  const moved = applied(value, move('on-screen', null, 1));
  expect(moved.children.root).toEqual(['interventions', 'on-screen', 'barriers']);
  expect(moved.children).not.toHaveProperty('reminders');
});

it('is refused into itself, below itself, to where it is, and past the end', () => {
  expect(refusalOf(value, move('interventions', 'interventions', 0))).toEqual({
    code: 'into-own-subtree',
    message: "'Interventions' cannot be moved into itself.",
  });
  expect(refusalOf(value, move('interventions', 'on-screen', 0))).toEqual({
    code: 'into-own-subtree',
    message: "'Interventions' cannot be moved into 'On screen', which is below it.",
  });
  expect(refusalOf(value, move('alerts', 'interventions', 1)).code).toBe('changes-nothing');
  expect(refusalOf(value, move('alerts', 'interventions', 3)).code).toBe('index-out-of-range');
  expect(refusalOf(value, move('alerts', null, 3)).code).toBe('index-out-of-range');
});

it('says from where to where', () => {
  const said = (operation: Operation) => inWords(value, operation, () => '');
  expect(said(move('alerts', 'barriers', 0))).toBe(
    "moved 'Alerts' from 'Interventions' to 'Barriers'",
  );
  expect(said(move('alerts', null, 0))).toBe(
    "moved 'Alerts' from 'Interventions' to the top level",
  );
  expect(said(move('alerts', 'interventions', 2))).toBe(
    "moved 'Alerts' to position 3 in 'Interventions'",
  );
});

it('shares the record of categories when only their order changes', () => {
  const among = applied(value, move('reminders', 'interventions', 1));
  expect(among.categories).toBe(value.categories);
  expect(applied(value, move('reminders', null, 0)).categories).not.toBe(value.categories);
});
