import { expect, it } from 'vitest';
import { describe as inWords, type Operation } from '@/lib/tree/operation';
import { tree } from '../../support/tree-dsl';
import { applied, refusalOf, treeAfter } from '../laws';

const value = tree`
  Reminders [s1]
  - s2
`;

const judge = (studyId: string, verdict: string) =>
  ({ type: 'judge-assignment', studyId, categoryId: 'reminders', verdict }) as Operation;

it('judges a pair whether or not the study is in the category, and moves nothing', () => {
  const judged = applied(applied(value, judge('s1', 'does-not-belong')), judge('s2', 'belongs'));
  expect(judged.review.pairs).toEqual({
    's1:reminders': 'does-not-belong',
    's2:reminders': 'belongs',
  });
  expect(judged.assignments).toBe(value.assignments);
});

it('is refused for the same verdict again', () => {
  const judged = treeAfter(value, [judge('s1', 'unsure')]);
  expect(refusalOf(judged, judge('s1', 'unsure')).code).toBe('changes-nothing');
  expect(applied(judged, judge('s1', 'belongs')).review.pairs['s1:reminders']).toBe('belongs');
});

it('is said in words', () => {
  const said = (verdict: string) => inWords(value, judge('s1', verdict), () => 'A trial');
  expect(said('belongs')).toBe("judged that 'A trial' belongs in 'Reminders'");
  expect(said('does-not-belong')).toBe("judged that 'A trial' does not belong in 'Reminders'");
  expect(said('unsure')).toBe("was unsure whether 'A trial' belongs in 'Reminders'");
});
