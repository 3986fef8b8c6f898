import { describe, expect, test } from 'vitest';

import { firstSpot, queryOf, type Spot, spotFrom, surviving } from '@/components/tree-editor/place';

import { tree } from '../../support/tree-dsl';

const value = tree`
  Interventions
    Reminders [s1]
      Email
`;
const reminders = { kind: 'category', categoryId: 'reminders' } as const;

describe('A link to a spot', () => {
  test.each<Spot>([
    { view: 'tree', place: { kind: 'all' }, studyId: null },
    { view: 'tree', place: { kind: 'uncategorised' }, studyId: null },
    { view: 'tree', place: reminders, studyId: null },
    { view: 'matrix', place: { kind: 'all' }, studyId: null },
    { view: 'matrix', place: reminders, studyId: 's1' },
    { view: 'picture', place: { kind: 'all' }, studyId: 's1' },
  ])('leads there: %j', (spot) => {
    const parameters = new URLSearchParams(queryOf(spot));
    const read = spotFrom(
      {
        view: parameters.get('view'),
        category: parameters.get('category'),
        study: parameters.get('study'),
      },
      value,
    );
    expect(read).toEqual({ ...spot, unknown: [] });
  });

  test('to what is not in the tree leads to the start and says what is missing', () => {
    expect(spotFrom({ view: 'gone', category: 'gone', study: 'gone' }, value)).toEqual({
      view: 'tree',
      place: { kind: 'all' },
      studyId: null,
      unknown: ['category', 'study'],
    });
    expect(spotFrom({ category: 'constructor' }, value).unknown).toEqual(['category']);
  });
});

describe('A page', () => {
  const none = { view: null, category: null, study: null };
  const left = { view: 'review', category: 'reminders', study: 's1', blind: true } as const;

  test('opens where the reader left the tree, unless its link leads elsewhere', () => {
    expect(firstSpot(none, left, value)).toEqual({
      view: 'review',
      place: reminders,
      studyId: 's1',
      unknown: [],
    });
    expect(firstSpot({ ...none, study: 's1' }, left, value)).toEqual(
      spotFrom({ study: 's1' }, value),
    );
  });

  test('says nothing of a bookmark whose place is gone, and opens as near to it as it can', () => {
    const gone = { ...left, category: 'gone', study: 'gone' };
    expect(firstSpot(none, gone, value)).toEqual({
      view: 'review',
      place: { kind: 'all' },
      studyId: null,
      unknown: [],
    });
    expect(firstSpot(none, null, value)).toEqual(spotFrom(none, value));
  });
});

describe('When the category one is at goes', () => {
  test('one is at the nearest one above it that is left', () => {
    const email = { kind: 'category', categoryId: 'email' } as const;
    expect(surviving(email, value, value)).toBe(email);
    expect(surviving(email, value, tree`Interventions`)).toEqual({
      kind: 'category',
      categoryId: 'interventions',
    });
    expect(surviving(email, value, tree`Barriers`)).toEqual({ kind: 'all' });
  });
});
