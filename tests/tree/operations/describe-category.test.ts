import { expect, it } from 'vitest';
import { describe as inWords } from '@/lib/tree/operation';
import { tree } from '../../support/tree-dsl';
import { applied, refusalOf } from '../laws';

const value = tree`
  Reminders
`;

const note = (scopeNote: string) =>
  ({ type: 'describe-category', id: 'reminders', scopeNote }) as const;

it('writes, changes and takes away the scope note', () => {
  const title = () => '';
  const written = applied(value, note('On paper or on screen.'));
  expect(written.categories.reminders?.scopeNote).toBe('On paper or on screen.');
  expect(inWords(value, note('On paper.'), title)).toBe("wrote the scope note of 'Reminders'");
  expect(inWords(written, note('On paper.'), title)).toBe("changed the scope note of 'Reminders'");
  expect(inWords(written, note(''), title)).toBe("took away the scope note of 'Reminders'");
  expect(applied(written, note('')).categories.reminders?.scopeNote).toBe('');
});

it('is refused when the note is the same, too long, or has control characters', () => {
  expect(refusalOf(value, note('')).code).toBe('changes-nothing');
  expect(refusalOf(value, note('x'.repeat(5001))).code).toBe('invalid-note');
  expect(refusalOf(value, note('nul\0')).code).toBe('invalid-note');
});
