import { expect, test } from 'vitest';

import { type ColumnFilterKind, columnsLeft } from '@/components/matrix-view/column-filter';
import { columnsOf } from '@/components/matrix-view/columns';
import { apply } from '@/lib/tree/operation';

import { tree } from '../../support/tree-dsl';
import { sourceOf, sure } from './sources';

const base = tree`
  Interventions
    Reminders [s1]
      Email [s2]
    Feedback [s3]
  Barriers
`;
const judged = apply(base, {
  type: 'judge-assignment',
  studyId: 's1',
  categoryId: 'reminders',
  verdict: 'belongs',
});
const value = judged.ok ? judged.value : base;
const source = sourceOf(value, base, { 's2 email': sure(0.2), 's3 feedback': sure(0.9) });
const left = (kind: ColumnFilterKind, studyIds: readonly string[] = []) => {
  const ids = columnsLeft(kind, columnsOf(value, { kind: 'all' }), {
    ...source,
    corrected: base,
    studyIds,
  });
  return ids && [...ids];
};

test.each<[ColumnFilterKind, string[]]>([
  ['selection', ['interventions', 'reminders', 'email']],
  ['low-confidence', ['email']],
  ['unreviewed', ['email', 'feedback']],
])('the filter “%s” leaves the columns that it is about', (kind, ids) => {
  expect(left(kind, ['s2'])).toEqual(ids);
});

test('without a filter no column is left out', () => {
  expect(left('all')).toBeNull();
});
