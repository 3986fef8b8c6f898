import { expect, it } from 'vitest';
import { describe as inWords, type Operation } from '@/lib/tree/operation';
import { isSiblingsStale } from '@/lib/tree/queries';
import { tree } from '../../support/tree-dsl';
import { applied, refusalOf, treeAfter } from '../laws';

const value = tree`
  Interventions
    Reminders
    Alerts
    Weather
  Barriers
    Time
`;

const judge = (
  misfits: string[],
  verdict = 'incoherent',
  parentId: string | null = 'interventions',
) => ({ type: 'judge-siblings', parentId, verdict, misfits }) as Operation;

it('keeps the group as it was judged, and the misfits in its order', () => {
  const judged = applied(value, judge(['weather', 'reminders']));
  expect(judged.review.siblings.interventions).toEqual({
    verdict: 'incoherent',
    misfits: ['reminders', 'weather'],
    members: ['reminders', 'alerts', 'weather'],
  });
});

it('goes stale when a member leaves or comes, not when the order changes', () => {
  const judged = treeAfter(value, [judge([], 'coherent')]);
  const move = (parentId: string, index: number): Operation => ({
    type: 'move-category',
    id: 'weather',
    parentId,
    index,
  });
  expect(isSiblingsStale(treeAfter(judged, [move('interventions', 0)]), 'interventions')).toBe(
    false,
  );
  expect(isSiblingsStale(treeAfter(judged, [move('barriers', 0)]), 'interventions')).toBe(true);
  const come: Operation = { ...move('interventions', 0), id: 'time' } as Operation;
  expect(isSiblingsStale(treeAfter(judged, [come]), 'interventions')).toBe(true);
  expect(isSiblingsStale(judged, 'barriers')).toBe(false);
});

it('judges the root categories as a group', () => {
  expect(applied(value, judge([], 'coherent', null)).review.siblings).toHaveProperty('root');
});

it('is refused for a lone category and for misfits that are none', () => {
  expect(refusalOf(value, judge([], 'coherent', 'barriers'))).toEqual({
    code: 'not-a-group',
    message: "There are no two categories in 'Barriers' that could be judged.",
  });
  expect(refusalOf(value, judge(['time'])).code).toBe('invalid-misfits');
  expect(refusalOf(value, judge(['alerts', 'alerts'])).code).toBe('invalid-misfits');
  expect(refusalOf(value, judge(['alerts'], 'coherent')).code).toBe('invalid-misfits');
});

it('is refused when nothing would change, misfits in another order included', () => {
  const judged = treeAfter(value, [judge(['weather', 'reminders'])]);
  expect(refusalOf(judged, judge(['reminders', 'weather'])).code).toBe('changes-nothing');
});

it('makes a stale judgement fresh by giving it again', () => {
  const left: Operation = { type: 'remove-category', id: 'weather' };
  const stale = treeAfter(value, [judge([], 'coherent'), left]);
  expect(isSiblingsStale(stale, 'interventions')).toBe(true);
  const again = applied(stale, judge([], 'coherent'));
  expect(isSiblingsStale(again, 'interventions')).toBe(false);
});

it('names the misfits', () => {
  const said = (misfits: string[]) => inWords(value, judge(misfits), () => '');
  expect(said(['weather'])).toBe(
    "judged the categories in 'Interventions' incoherent: 'Weather' does not fit",
  );
  expect(said(['alerts', 'weather'])).toMatch(/: 'Alerts', 'Weather' do not fit$/);
});
