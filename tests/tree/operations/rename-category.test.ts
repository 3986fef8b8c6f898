import { expect, it } from 'vitest';
import { outline, tree } from '../../support/tree-dsl';
import { applied, refusalOf } from '../laws';

const value = tree`
  Interventions
    Reminders [s1]
`;

it('changes the name and nothing else', () => {
  const renamed = applied(value, { type: 'rename-category', id: 'reminders', name: 'Prompts' });
  expect(outline(renamed)).toBe('Interventions\n  Prompts [s1]');
  expect(renamed.assignments).toBe(value.assignments);
  expect(renamed.children).toBe(value.children);
});

it('is refused when the name is the same, not a name, or of no category', () => {
  const refused = (id: string, name: string) =>
    refusalOf(value, { type: 'rename-category', id, name }).code;
  expect(refused('reminders', 'Reminders')).toBe('changes-nothing');
  expect(refused('reminders', ' Prompts')).toBe('invalid-name');
  expect(refused('reminders', 'two\nlines')).toBe('invalid-name');
  expect(refused('reminders', 'x'.repeat(301))).toBe('invalid-name');
  expect(refused('constructor', 'Prompts')).toBe('unknown-category');
});
