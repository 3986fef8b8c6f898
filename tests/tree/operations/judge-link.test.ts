import { expect, it } from 'vitest';
import { describe as inWords, type Operation } from '@/lib/tree/operation';
import { isLinkStale } from '@/lib/tree/queries';
import { tree } from '../../support/tree-dsl';
import { applied, refusalOf, treeAfter } from '../laws';

const value = tree`
  Interventions
    Reminders
  Barriers
`;

const judge = (parentId: string | null, childId: string, verdict = 'correct') =>
  ({ type: 'judge-link', parentId, childId, verdict }) as Operation;

it('keeps the verdict with the parent it is about', () => {
  const judged = applied(value, judge('interventions', 'reminders'));
  expect(judged.review.links).toEqual({
    reminders: { parentId: 'interventions', verdict: 'correct' },
  });
  expect(isLinkStale(judged, 'reminders')).toBe(false);
});

it('goes stale when the child moves to another parent, and fresh when it comes back', () => {
  const there: Operation = {
    type: 'move-category',
    id: 'reminders',
    parentId: 'barriers',
    index: 0,
  };
  const moved = treeAfter(value, [judge('interventions', 'reminders'), there]);
  expect(isLinkStale(moved, 'reminders')).toBe(true);
  const back = treeAfter(moved, [{ ...there, parentId: 'interventions' }]);
  expect(isLinkStale(back, 'reminders')).toBe(false);
  expect(isLinkStale(applied(moved, judge('barriers', 'reminders')), 'reminders')).toBe(false);
});

it('is refused for a parent that is not the parent, and for the same verdict again', () => {
  expect(refusalOf(value, judge('barriers', 'reminders'))).toEqual({
    code: 'not-its-parent',
    message: "'Reminders' is not directly in 'Barriers' any more.",
  });
  const judged = treeAfter(value, [judge(null, 'barriers', 'unsure')]);
  expect(refusalOf(judged, judge(null, 'barriers', 'unsure')).code).toBe('changes-nothing');
  expect(applied(judged, judge(null, 'barriers')).review.links.barriers?.verdict).toBe('correct');
});

it('is said as judged or unsure', () => {
  const said = (operation: Operation) => inWords(value, operation, () => '');
  expect(said(judge('interventions', 'reminders', 'incorrect'))).toBe(
    "judged the link from 'Interventions' to 'Reminders' incorrect",
  );
  expect(said(judge(null, 'barriers', 'unsure'))).toBe(
    "was unsure about the link from the top level to 'Barriers'",
  );
});
