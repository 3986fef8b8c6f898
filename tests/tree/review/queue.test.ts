import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { apply } from '@/lib/tree/operation';
import { answerLink, answerPair, answerSiblings } from '@/lib/tree/review/answer';
import { itemKey, type ReviewItem, type ReviewKind } from '@/lib/tree/review/item';
import { blindQueue, reviewQueue } from '@/lib/tree/review/queue';
import { assignmentsOf, type TreeValue } from '@/lib/tree/value';

import { treePairs, trees } from '../../support/tree-arbitraries';
import { tree } from '../../support/tree-dsl';
import { treeAfter } from '../laws';
import { setOf } from './items';

const everything: ReadonlySet<ReviewKind> = new Set(['link', 'siblings', 'pair']);
const open = { kinds: everything, skipped: [] };
const plain = { ...open, doubt: () => 0.5 };

const keysOf = (items: readonly ReviewItem[]) => items.map(itemKey);

/** The categories of the first two places in a tree that the studies are not in. */
function anyMissing(value: TreeValue) {
  const missing = (id: string) =>
    Object.keys(value.categories).filter((each) => !Object.hasOwn(assignmentsOf(value, each), id));
  return Object.fromEntries(value.studyIds.map((id) => [id, missing(id).slice(0, 2)]));
}

function confirm(value: TreeValue, item: ReviewItem) {
  if (item.kind === 'link') return answerLink(value, item.childId, { verdict: 'correct' });
  if (item.kind === 'siblings')
    return answerSiblings(value, item.parentId, { verdict: 'coherent', misfits: [] });
  return answerPair(value, item.studyId, item.categoryId, 'unsure');
}

describe('the queue', () => {
  it('holds what is untouched, all of it and once', () => {
    fc.assert(
      fc.property(treePairs, ([base, value]) => {
        const set = setOf(value, base, anyMissing(value));
        const untouched = keysOf(set.items).filter((key) => set.states.get(key) === 'untouched');
        const sorted = untouched.toSorted();
        expect(keysOf(reviewQueue(set, { ...plain, value })).toSorted()).toEqual(sorted);
        expect(keysOf(blindQueue(set, open)).toSorted()).toEqual(sorted);
        expect(new Set(untouched).size).toBe(untouched.length);
        expect(set.done).toBe(set.items.length - untouched.length);
      }),
    );
  });

  it('comes to its end by answers, and asks nothing twice', () => {
    fc.assert(
      fc.property(trees, (base) => {
        let value = base;
        const missing = anyMissing(base);
        const asked: string[] = [];
        for (;;) {
          const [item] = reviewQueue(setOf(value, base, missing), { ...plain, value });
          if (!item) break;
          asked.push(itemKey(item));
          expect(new Set(asked).size).toBe(asked.length);
          value = treeAfter(value, confirm(value, item));
        }
        const set = setOf(value, base, missing);
        expect(set.done).toBe(set.items.length);
      }),
    );
  });

  const value = tree`
    Interventions
      Reminders [s1 s2]
      Alerts [s3]
    Barriers
      Time [s1]
      Money [s3]
  `;
  const set = setOf(value, value);
  const only = (...kinds: ReviewKind[]) => new Set(kinds);

  it('asks about structure first, each parent’s links and then its group', () => {
    const doubt = (_: string, categoryId: string) => (categoryId === 'alerts' ? 0.9 : 0.1);
    expect(keysOf(reviewQueue(set, { ...plain, value, doubt })).slice(0, 7)).toEqual([
      'link/alerts',
      'link/reminders',
      'siblings/interventions',
      'siblings/root',
      'link/time',
      'link/money',
      'siblings/barriers',
    ]);
  });

  it('leaves out a likely category that has been removed', () => {
    const removed = treeAfter(value, [{ type: 'remove-category', id: 'money' }]);
    const keys = keysOf(setOf(removed, value, { s1: ['money', 'alerts'] }).items);
    expect(keys).toContain('pair/alerts/s1');
    expect(keys).not.toContain('pair/money/s1');
  });

  it('begins with the study whose place is most doubtful and keeps its pairs together', () => {
    const doubt = (studyId: string, categoryId: string) =>
      `${studyId} ${categoryId}` === 's3 money' ? 0.9 : 0.4;
    const queue = reviewQueue(set, { ...plain, kinds: only('pair'), value, doubt });
    expect(keysOf(queue)).toEqual([
      'pair/money/s3',
      'pair/alerts/s3',
      'pair/reminders/s1',
      'pair/time/s1',
      'pair/reminders/s2',
    ]);
  });

  it('brings forward what is beside an expert’s change', () => {
    const moved = treeAfter(value, answerPair(value, 's2', 'reminders', 'does-not-belong'));
    const changed = treeAfter(moved, [
      {
        type: 'clear-judgement',
        subject: { kind: 'pair', studyId: 's2', categoryId: 'reminders' },
      },
    ]);
    const options = { ...plain, kinds: only('pair'), value: changed };
    expect(keysOf(reviewQueue(setOf(changed, value), options))[0]).toBe('pair/reminders/s1');
    const far = { ...options, doubt: (id: string) => (id === 's3' ? 0.6 : 0.4) };
    expect(keysOf(reviewQueue(setOf(changed, value), far))[0]).toBe('pair/reminders/s1');
  });

  it('asks about studies that are in no category before the others', () => {
    const later = { ...value, studyIds: [...value.studyIds, 's9'] };
    const doubt = (studyId: string) => (studyId === 's9' ? 0.1 : 0.9);
    const options = { ...plain, kinds: only('pair'), value: later, doubt };
    const queue = reviewQueue(setOf(later, later, { s9: ['alerts', 'time'] }), options);
    expect(keysOf(queue).slice(0, 2)).toEqual(['pair/alerts/s9', 'pair/time/s9']);
  });

  it('finishes a study that was begun before it turns to another', () => {
    const begun = treeAfter(value, answerPair(value, 's1', 'time', 'belongs'));
    const doubt = (studyId: string) => (studyId === 's1' ? 0.1 : 0.9);
    const options = { ...plain, kinds: only('pair'), value: begun, doubt };
    expect(keysOf(reviewQueue(setOf(begun, value), options))[0]).toBe('pair/reminders/s1');
  });

  it('finishes a parent that was begun before it turns to another', () => {
    const begun = treeAfter(value, answerLink(value, 'time', { verdict: 'correct' }));
    const doubt = (_: string, id: string) => (id === 'money' ? 0.1 : 0.9);
    const queue = reviewQueue(setOf(begun, value), { ...plain, value: begun, doubt });
    expect(keysOf(queue).slice(0, 2)).toEqual(['link/money', 'siblings/barriers']);
  });

  it('asks last what was skipped, the first skipped first', () => {
    const skipped = ['link/alerts', 'siblings/root'];
    const keys = keysOf(reviewQueue(set, { ...plain, value, skipped }));
    expect(keys.slice(-2)).toEqual(skipped);
    expect(keysOf(blindQueue(set, { ...open, skipped })).slice(-2)).toEqual(skipped);
  });
});

describe('the blind queue', () => {
  it('has an order that does not depend on whether a pair is assigned', () => {
    let toggled = 0;
    fc.assert(
      fc.property(trees, (value) => {
        const missing = anyMissing(value);
        const keys = keysOf(blindQueue(setOf(value, value, missing), open));
        for (const item of setOf(value, value, missing).items) {
          if (item.kind !== 'pair') continue;
          const { studyId, categoryId } = item;
          const isIn = Object.hasOwn(assignmentsOf(value, categoryId), studyId);
          const type = isIn ? ('unassign-study' as const) : ('assign-study' as const);
          const outcome = apply(value, { type, studyId, categoryId });
          if (!outcome.ok) throw new Error(outcome.refusal.message);
          const also = { ...missing, [studyId]: [...(missing[studyId] ?? []), categoryId] };
          const other = keysOf(blindQueue(setOf(outcome.value, outcome.value, also), open));
          expect(other).toEqual(keys);
          toggled += 1;
        }
      }),
    );
    expect(toggled).toBeGreaterThan(100);
  });

  it('mixes the pairs of a study that are assigned with those that are not', () => {
    const value = tree`
      A [s1 s2 s3 s4 s5 s6]
      B [s1 s2 s3 s4 s5 s6]
      C
      D
    `;
    const missing = Object.fromEntries(value.studyIds.map((id) => [id, ['c', 'd']]));
    const kinds: ReadonlySet<ReviewKind> = new Set(['pair']);
    const queue = blindQueue(setOf(value, value, missing), { kinds, skipped: [] });
    const byStudy = Map.groupBy(queue, (item) => (item.kind === 'pair' ? item.studyId : ''));
    const orders = [...byStudy.values()].map((items) =>
      items.map((item) => (item.kind === 'pair' ? item.categoryId : '')).join(''),
    );
    expect(orders.some((order) => /^[cd]/.test(order))).toBe(true);
    expect(orders.some((order) => /^[ab]/.test(order))).toBe(true);
  });
});
