import { describe, expect, test } from 'vitest';

import { columnsOf } from '@/components/matrix-view/columns';
import { type RowFilter, type RowSort, rowsFor } from '@/components/matrix-view/rows';

import { tree } from '../../support/tree-dsl';
import { study } from '../tree-editor/studies';
import { sourceOf, sure } from './sources';

const base = tree`
  Interventions
    Reminders [s1]
      Email [s2 s3]
  Barriers [s4 s1]
  - s5
`;
const now = tree`
  Interventions
    Reminders [s1]
      Email [s2]
  Barriers [s4 s1]
  - s3 s5
`;
const studies = [
  study('s1', { number: 0, title: 'Émile' }),
  study('s2', { number: 1, title: 'adherence' }),
  study('s3', { number: 2, title: 'Trial 10' }),
  study('s4', { number: 3, title: 'Trial 9' }),
  study('s5', { number: 4, title: 'Zeal' }),
];
const scope = { kind: 'hierarchy', rootId: 'interventions' } as const;
const source = sourceOf(now, base, {
  's1 reminders': sure(0.3),
  's2 email': sure(0.8),
  's1 barriers': sure(0.1),
});

function rows(
  filter: RowFilter,
  sort: RowSort = 'number',
  found: ReadonlySet<string> | null = null,
) {
  return rowsFor(studies, columnsOf(now, scope), source, { filter, sort, found }).map(
    ({ id }) => id,
  );
}

describe('The rows', () => {
  test.each<[RowFilter, string[]]>([
    [{ kind: 'all' }, ['s1', 's2', 's3', 's4', 's5']],
    [{ kind: 'uncategorised' }, ['s3', 's5']],
    [{ kind: 'outside' }, ['s3', 's4', 's5']],
    [{ kind: 'in', categoryId: 'reminders' }, ['s1', 's2']],
    [{ kind: 'low-confidence' }, ['s1']],
    [{ kind: 'changed' }, ['s3']],
  ])('filtered by %j are those that fit', (filter, ids) => {
    expect(rows(filter)).toEqual(ids);
  });

  test('are only those that a search has found', () => {
    expect(rows({ kind: 'uncategorised' }, 'number', new Set(['s1', 's5']))).toEqual(['s5']);
  });

  test('by title are in alphabetical order, numbers in them by size', () => {
    expect(rows({ kind: 'all' }, 'title')).toEqual(['s2', 's1', 's4', 's3', 's5']);
  });

  test('by confidence begin with the lowest in these columns, and end with those without any', () => {
    expect(rows({ kind: 'all' }, 'confidence')).toEqual(['s1', 's2', 's3', 's4', 's5']);
  });

  test('by confidence count the lowest of a study in several columns', () => {
    const several = tree`
      Interventions [s1]
        Reminders [s1 s2]
    `;
    const known = {
      's1 interventions': sure(0.9),
      's1 reminders': sure(0.2),
      's2 reminders': sure(0.5),
    };
    const ids = rowsFor(
      [study('s2', { number: 0 }), study('s1', { number: 1 })],
      columnsOf(several, scope),
      sourceOf(several, null, known),
      { filter: { kind: 'all' }, sort: 'confidence', found: null },
    ).map(({ id }) => id);
    expect(ids).toEqual(['s1', 's2']);
  });
});
