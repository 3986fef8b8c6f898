import { describe, expect, it } from 'vitest';

import { isAgreedByNow, itemsToDecide, nextOpen } from '@/components/adjudication/bench-filter';
import { commandOf } from '@/components/adjudication/use-bench-keys';
import { answerWords, decisionWords, verdictWords, wordsOf } from '@/components/adjudication/words';
import type { Answer } from '@/lib/adjudication/answer';
import type { AdjudicationItem } from '@/lib/api/adjudication-contract';

const nameOf = (id: string | null) => (id === null ? 'the root' : id.toUpperCase());
const titleOf = (id: string) => `A study of ${id}`;

const inPlace = (isIn: boolean): Answer => ({ kind: 'pair', isIn, verdict: null });
const name = (text: string): Answer => ({ kind: 'name', text });

function item(change: Partial<AdjudicationItem>): AdjudicationItem {
  return {
    ...{ key: 'pair:costs:s1', part: 'assignments', kind: 'pair' },
    ...{ categoryId: 'costs', studyId: 's1', now: inPlace(true), status: 'open' },
    ...{ answers: [inPlace(true), inPlace(false)], reopened: false, fingerprint: '' },
    decision: null,
    ...change,
  };
}

const any = { part: 'assignments', between: null, query: '' } as const;
const textOf = (each: AdjudicationItem) => `${nameOf(each.categoryId)} ${titleOf('s1')}`;

describe('the items shown', () => {
  it('are those to decide of the part, decided ones too', () => {
    const items = [
      item({ key: 'a' }),
      item({ key: 'b', status: 'decided' }),
      item({ key: 'c', status: 'agreed' }),
      item({ key: 'd', part: 'groups' }),
    ];
    expect(itemsToDecide(items, any, textOf).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('are those about which two annotators say different things', () => {
    const items = [item({ answers: [inPlace(true), inPlace(true), inPlace(false)] })];
    expect(itemsToDecide(items, { ...any, between: [0, 1] }, textOf)).toEqual([]);
    expect(itemsToDecide(items, { ...any, between: [1, 2] }, textOf)).toEqual(items);
    const silent = [item({ answers: [inPlace(true), null, inPlace(false)] })];
    expect(itemsToDecide(silent, { ...any, between: [0, 1] }, textOf)).toEqual([]);
  });

  it('are those with the words of the search', () => {
    const items = [item({})];
    expect(itemsToDecide(items, { ...any, query: ' cost' }, textOf)).toEqual(items);
    expect(itemsToDecide(items, { ...any, query: 'price' }, textOf)).toEqual([]);
  });

  it('go on with the next open one, round the end, but none that is being saved', () => {
    const items = [
      item({ key: 'a' }),
      item({ key: 'b', status: 'decided' }),
      item({ key: 'c' }),
      item({ key: 'd' }),
    ];
    expect(nextOpen(items, 'a', [])?.key).toBe('c');
    expect(nextOpen(items, 'a', ['c'])?.key).toBe('d');
    expect(nextOpen(items, 'd', [])?.key).toBe('a');
    expect(nextOpen(items, null, [])?.key).toBe('a');
    expect(nextOpen([item({ key: 'a' })], 'a', [])).toBeNull();
  });

  it('know which of them all agree on by now', () => {
    expect(isAgreedByNow(item({}))).toBe(false);
    expect(isAgreedByNow(item({ answers: [inPlace(true), inPlace(true)] }))).toBe(true);
  });
});

describe('a key', () => {
  const press = (key: string, ctrlKey = false) =>
    commandOf({ key, ctrlKey, metaKey: false, altKey: false });

  it('takes a side, decides anew, moves, takes back, or changes the part', () => {
    expect(press('2')).toEqual({ kind: 'side', index: 1 });
    expect(press('0')).toEqual({ kind: 'anew' });
    expect(press('E')).toEqual({ kind: 'anew' });
    expect(press('ArrowDown')).toEqual({ kind: 'next' });
    expect(press('k')).toEqual({ kind: 'previous' });
    expect(press('u')).toEqual({ kind: 'take-back' });
    expect(press('l')).toEqual({ kind: 'part', part: 'links' });
  });

  it('means nothing with Ctrl, or else', () => {
    expect(press('a', true)).toBeNull();
    expect(press('x')).toBeNull();
  });
});

describe('the words', () => {
  it('say what an item is about', () => {
    expect(wordsOf(item({}), nameOf, titleOf)).toEqual({
      ...{ kind: 'Study', title: 'A study of s1', within: 'COSTS' },
    });
    const siblings = item({ kind: 'siblings', categoryId: null, studyId: null });
    expect(wordsOf(siblings, nameOf, titleOf).title).toBe('The root categories');
  });

  it('say what an answer makes of the final tree', () => {
    const gone = (mergedInto: string | null): Answer => ({
      ...{ kind: 'category', isThere: false, mergedInto },
    });
    const there: Answer = { kind: 'category', isThere: true, mergedInto: null };
    expect(answerWords(there, there, nameOf)).toBe('Keep it');
    expect(answerWords(there, gone(null), nameOf)).toBe('Add it');
    expect(answerWords(gone(null), there, nameOf)).toBe('Remove it');
    expect(answerWords(gone(null), gone(null), nameOf)).toBe('Leave it out');
    expect(answerWords(gone('costs'), there, nameOf)).toBe('Merge it into COSTS');
    expect(answerWords(name('Costs'), null, nameOf)).toBe('Costs');
    const link: Answer = { kind: 'link', parentId: null, verdict: 'unsure' };
    expect(answerWords(link, null, nameOf)).toBe('A root category');
    expect(verdictWords(link)).toBe('judged unsure');
  });

  it('say whether a judgement of a place confirms it', () => {
    expect(verdictWords(inPlace(true))).toBeNull();
    expect(verdictWords({ kind: 'pair', isIn: true, verdict: 'belongs' })).toBe('confirmed');
    expect(verdictWords({ kind: 'pair', isIn: true, verdict: 'does-not-belong' })).toBe(
      'judged otherwise',
    );
  });

  it('say how it was decided', () => {
    const annotators = [{ treeId: 'ann', name: 'Ann', completedAt: null }];
    const decided = (way: 'side' | 'anew', correctionId: string | null) =>
      item({ decision: { way, correctionId, by: 'Ada', at: '2026-11-23T06:00:00.000Z' } });
    expect(decisionWords(decided('side', 'ann'), annotators)).toBe('Decided as Ann');
    expect(decisionWords(decided('anew', null), annotators)).toBe('Decided anew');
    expect(decisionWords(item({}), annotators)).toBeNull();
  });
});
