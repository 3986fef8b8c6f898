import { describe, expect, test } from 'vitest';

import { mostOptions, pickerOptions } from '@/components/tree-editor/picker-options';

import { tree } from '../../support/tree-dsl';

const value = tree`
  Interventions
    E-mail alerts
    Alerts
      Reminders
  Barriers to alerts
`;
const offered = (typed: string, withRoot = false) =>
  pickerOptions(value, typed, withRoot).shown.map(({ name }) => name);

describe('The categories offered', () => {
  test('are all, in tree order, before anything is typed', () => {
    expect(offered('')).toEqual([
      'Interventions',
      'E-mail alerts',
      'Alerts',
      'Reminders',
      'Barriers to alerts',
    ]);
  });

  test('begin with the root when something can be moved there', () => {
    expect(pickerOptions(value, '', true).shown[0]).toMatchObject({ id: null });
    expect(offered('root', true)).toHaveLength(1);
    expect(offered('root')).toEqual([]);
  });

  test('have names that begin with what was typed first, then those that contain it', () => {
    expect(offered('ALERT')).toEqual([
      'Alerts',
      'E-mail alerts',
      'Barriers to alerts',
      'Reminders',
    ]);
  });

  test('are also found by what is above them, with several words', () => {
    expect(offered('inter remind')).toEqual(['Reminders']);
  });

  test('begin with the likely ones, in their order, until something is typed', () => {
    const likely = [...Object.keys(value.categories)].slice(-2).toReversed();
    const names = (typed: string, first: readonly string[] = []) =>
      pickerOptions(value, typed, true, first).shown.map(({ id }) => id);
    expect(names('', likely).slice(0, 2)).toEqual(likely);
    expect(names('', likely).slice(2)).toEqual(
      names('').filter((id) => !likely.includes(id ?? '')),
    );
    expect(names('a', likely)).toEqual(names('a'));
  });

  test('are no more than can be looked through, and the others are counted', () => {
    const names = Array.from({ length: mostOptions + 9 }, (_, number) => `Category ${number}`);
    const wide = tree`${names.join('\n')}`;
    const { shown, total } = pickerOptions(wide, 'category', false);
    expect(shown).toHaveLength(mostOptions);
    expect(total).toBe(mostOptions + 9);
  });
});
