import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyGesture, inverseOfGesture, replay } from '@/lib/tree/gesture';
import { violations } from '@/lib/tree/invariants';
import { clientOperationSchema, type Operation } from '@/lib/tree/operation';
import { effectiveStudies } from '@/lib/tree/queries';
import {
  answerLink,
  answerPair,
  answerPairInstead,
  answerSiblings,
  confirmRow,
} from '@/lib/tree/review/answer';
import { itemKey, type ReviewItem } from '@/lib/tree/review/item';
import { stateOf } from '@/lib/tree/review/state';
import { childrenOf, findCategory, type TreeValue } from '@/lib/tree/value';

import { trees } from '../../support/tree-arbitraries';
import { outline, tree } from '../../support/tree-dsl';
import { deepFreeze, expectSame, treeAfter } from '../laws';
import { setOf } from './items';

type Answers = readonly (readonly Operation[])[];

/** Every answer that the tree allows for an item; a move below itself is none. */
function answersTo(value: TreeValue, item: ReviewItem): Answers {
  const categories = Object.keys(value.categories);
  if (item.kind === 'link') {
    const elsewhere = [null, ...categories].map((parentId) =>
      answerLink(value, item.childId, {
        verdict: 'incorrect',
        instead: { kind: 'move', parentId },
      }),
    );
    return [
      answerLink(value, item.childId, { verdict: 'correct' }),
      answerLink(value, item.childId, { verdict: 'unsure' }),
      answerLink(value, item.childId, { verdict: 'incorrect', instead: { kind: 'stay' } }),
      answerLink(value, item.childId, { verdict: 'incorrect', instead: { kind: 'remove' } }),
      ...elsewhere.filter((operations) => isLegalMove(value, operations)),
    ];
  }
  if (item.kind === 'siblings') {
    const members = childrenOf(value, item.parentId);
    const misfits = [members.slice(0, 1), members.slice(-2), []];
    const targets = [undefined, null, ...categories];
    return [
      answerSiblings(value, item.parentId, { verdict: 'coherent', misfits: [] }),
      ...misfits.flatMap((odd) =>
        targets
          .map((moveTo) =>
            answerSiblings(value, item.parentId, { verdict: 'incoherent', misfits: odd, moveTo }),
          )
          .filter((operations) => isLegalMove(value, operations)),
      ),
    ];
  }
  const { studyId, categoryId } = item;
  return [
    ...(['belongs', 'does-not-belong', 'unsure'] as const).map((verdict) =>
      answerPair(value, studyId, categoryId, verdict),
    ),
    ...categories
      .filter((id) => id !== categoryId)
      .map((id) => answerPairInstead(value, studyId, categoryId, id)),
  ];
}

/** Refused moves are lib/tree's to tell; these are the answers that the page can offer. */
function isLegalMove(value: TreeValue, operations: readonly Operation[]): boolean {
  if (operations.length === 0) return true;
  const outcome = applyGesture(value, operations);
  const refused = outcome.ok ? null : outcome.refusal.code;
  return refused !== 'into-own-subtree' && refused !== 'changes-nothing';
}

describe('an answer', () => {
  it('is a gesture that is accepted, leaves nothing to ask, and is undone exactly', () => {
    let given = 0;
    fc.assert(
      fc.property(trees, trees, (value, base) => {
        deepFreeze(value);
        for (const item of setOf(value, base).items)
          for (const operations of answersTo(value, item).filter((each) => each.length > 0)) {
            const outcome = applyGesture(value, operations);
            if (!outcome.ok) throw new Error(`${itemKey(item)}: ${outcome.refusal.message}`);
            for (const operation of operations) clientOperationSchema.parse(operation);
            expect(violations(outcome.value)).toEqual([]);
            const back = replay(outcome.value, inverseOfGesture(outcome.steps));
            expectSame(back.ok && back.value, value);
            given += 1;
          }
      }),
      { numRuns: 60 },
    );
    expect(given).toBeGreaterThan(500);
  });

  it('settles what was asked, so that it is not asked again', () => {
    fc.assert(
      fc.property(trees, (value) => {
        const base = { ...value, review: { links: {}, siblings: {}, pairs: {} } };
        for (const item of setOf(value, base).items)
          for (const operations of answersTo(value, item)) {
            const answered = treeAfter(value, operations);
            const isThere = setOf(answered, base).items.some(
              (each) => itemKey(each) === itemKey(item),
            );
            if (isThere) expect(stateOf(answered, base, item)).not.toBe('untouched');
          }
      }),
      { numRuns: 60 },
    );
  });

  it('that was given before says nothing new', () => {
    const value = tree`
      Interventions
        Reminders [s1]
        Alerts [s2]
    `;
    const judged = treeAfter(value, [
      ...answerLink(value, 'alerts', { verdict: 'correct' }),
      ...answerSiblings(value, 'interventions', { verdict: 'coherent', misfits: [] }),
      ...answerPair(value, 's1', 'reminders', 'belongs'),
    ]);
    expect(answerLink(judged, 'alerts', { verdict: 'correct' })).toEqual([]);
    const coherent = { verdict: 'coherent', misfits: [] } as const;
    expect(answerSiblings(judged, 'interventions', coherent)).toEqual([]);
    expect(answerPair(judged, 's1', 'reminders', 'belongs')).toEqual([]);
  });
});

describe('answers that change the tree', () => {
  const value = tree`
    Interventions
      Reminders [s1 s2]
        By text [s1]
      Alerts [s3]
      Costs [s4]
    Barriers
      Time [s3]
      Money [s4]
  `;
  const become = (operations: readonly Operation[]) => outline(treeAfter(value, operations));

  it('move a category that stands in the wrong place to the end of another', () => {
    const answer = answerLink(value, 'costs', {
      verdict: 'incorrect',
      instead: { kind: 'move', parentId: 'barriers' },
    });
    expect(answer.map(({ type }) => type)).toEqual(['judge-link', 'move-category']);
    expect(become(answer)).toContain('Barriers\n  Time [s3]\n  Money [s4]\n  Costs [s4]');
  });

  it('move several misfits together, in their order', () => {
    const answer = answerSiblings(value, 'interventions', {
      verdict: 'incoherent',
      misfits: ['reminders', 'costs'],
      moveTo: null,
    });
    expect(childrenOf(treeAfter(value, answer), null)).toEqual([
      'interventions',
      'barriers',
      'reminders',
      'costs',
    ]);
  });

  it('put a missing study in, and judge that it belongs', () => {
    const answer = answerPair(value, 's4', 'time', 'belongs');
    expect(answer.map(({ type }) => type)).toEqual(['assign-study', 'judge-assignment']);
    expect(become(answer)).toContain('Time [s3 s4]');
  });

  it('leave a study where it is when it belongs here from below', () => {
    const answer = answerPair(value, 's1', 'interventions', 'belongs');
    expect(answer.map(({ type }) => type)).toEqual(['judge-assignment']);
  });

  it('take a study out of the categories below as well, for a parent contains its children', () => {
    const answered = treeAfter(value, answerPair(value, 's1', 'reminders', 'does-not-belong'));
    expect(effectiveStudies(answered).get('reminders')?.has('s1')).toBe(false);
    expect(effectiveStudies(answered).get('by-text')?.has('s1')).toBe(false);
  });

  it('put a study further down and keep it within what was asked about', () => {
    const answer = answerPairInstead(value, 's2', 'reminders', 'by-text');
    const answered = treeAfter(value, answer);
    expect(outline(answered)).toContain('Reminders [s1]\n    By text [s1 s2]');
    expect(answered.review.pairs['s2:reminders']).toBe('belongs');
  });

  it('put a study further up when it does not belong here', () => {
    const answered = treeAfter(value, answerPairInstead(value, 's3', 'alerts', 'interventions'));
    expect(outline(answered)).toContain('Interventions [s3]');
    expect(answered.review.pairs['s3:alerts']).toBe('does-not-belong');
    expect(answered.review.pairs['s3:interventions']).toBe('belongs');
  });

  it('remove a category, whose children and studies go up', () => {
    const answer = answerLink(value, 'reminders', {
      verdict: 'incorrect',
      instead: { kind: 'remove' },
    });
    const answered = treeAfter(value, answer);
    expect(findCategory(answered, 'reminders')).toBeNull();
    expect(childrenOf(answered, 'interventions')).toEqual(['by-text', 'alerts', 'costs']);
  });
});

describe('confirming a whole row', () => {
  const value = tree`
    Interventions
      Reminders [s1]
      Alerts
    Barriers
  `;
  const all = ['interventions', 'reminders', 'alerts', 'barriers'];

  it('judges every pair as it stands, what is included from below as well', () => {
    expect(treeAfter(value, confirmRow(value, 's1', all)).review.pairs).toEqual({
      's1:interventions': 'belongs',
      's1:reminders': 'belongs',
      's1:alerts': 'does-not-belong',
      's1:barriers': 'does-not-belong',
    });
  });

  it('keeps the judgements that were made one by one', () => {
    const judged = treeAfter(value, answerPair(value, 's1', 'barriers', 'unsure'));
    const confirmed = treeAfter(judged, confirmRow(judged, 's1', all));
    expect(confirmed.review.pairs['s1:barriers']).toBe('unsure');
    expect(confirmRow(confirmed, 's1', all)).toEqual([]);
  });
});
