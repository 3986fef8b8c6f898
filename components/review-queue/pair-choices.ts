import { type Plan, quoted, refused } from '@/components/tree-editor/plan';
import { placesWithin } from '@/lib/tree/queries';
import { answerPair, answerPairInstead, confirmRow } from '@/lib/tree/review/answer';
import type { PairItem } from '@/lib/tree/review/item';
import {
  type AssignmentVerdict,
  type CategoryId,
  ownEntry,
  pairKey,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import { type Act, type Choice, choice, type Pick, planOf } from './choice';

/**
 * Does the study belong in the category? `blind`: the words must not say whether it is there. `likely`:
 * where else it may belong.
 */
export function pairChoices(
  item: PairItem,
  value: TreeValue,
  { blind, likely }: { readonly blind: boolean; readonly likely: readonly CategoryId[] },
): readonly Choice[] {
  const { studyId, categoryId } = item;
  const name = quoted(value, categoryId);
  const standing = ownEntry(value.review.pairs, pairKey(studyId, categoryId));
  const act = (verdict: AssignmentVerdict, done: string): Act => ({
    kind: 'answer',
    plan: planOf(value, answerPair(value, studyId, categoryId, verdict), done),
  });
  const isIn = placesWithin(value, studyId, categoryId).length > 0;
  const yes = blind ? 'Yes' : isIn ? 'Yes, it stays' : 'Yes, put it in';
  const no = blind || !isIn ? 'No' : 'No, take it out';
  const isNo = standing === 'does-not-belong';
  return [
    choice('yes', 'y 1', yes, act('belongs', `Belongs in ${name}`), standing === 'belongs'),
    choice('no', 'n 2', no, act('does-not-belong', `Does not belong in ${name}`), isNo),
    choice('unsure', 'u 3', 'Unsure', act('unsure', `Unsure about ${name}`), standing === 'unsure'),
    choice('elsewhere', 'e 4', 'Elsewhere…', elsewhere(item, value, likely)),
  ];
}

function elsewhere(
  { studyId, categoryId }: PairItem,
  value: TreeValue,
  likely: readonly CategoryId[],
): Pick {
  return {
    kind: 'pick',
    title: 'Where does the study belong instead?',
    withRoot: false,
    likely,
    planFor(id) {
      if (id === null || id === categoryId) return refused('This is what was asked about.');
      const operations = answerPairInstead(value, studyId, categoryId, id);
      return planOf(value, operations, `Belongs in ${quoted(value, id)} instead`);
    },
  };
}

/** Confirms the study's whole row as it stands. */
export function planRow(value: TreeValue, studyId: StudyId): Plan {
  const operations = confirmRow(value, studyId, Object.keys(value.categories));
  if (operations.length === 0) return refused('The whole row is reviewed already.');
  return planOf(value, operations, 'Confirmed the whole row');
}
