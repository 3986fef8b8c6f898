import { quoted, refused } from '@/components/tree-editor/plan';
import { answerSiblings, type SiblingsAnswer } from '@/lib/tree/review/answer';
import type { SiblingsItem } from '@/lib/tree/review/item';
import { type CategoryId, ownEntry, ROOT, type TreeValue } from '@/lib/tree/value';

import { type Choice, choice, type Pick, planOf, type Step } from './choice';

/** Do the categories fit together? `misfits`: those ticked as not fitting. */
export function siblingsChoices(
  { parentId }: SiblingsItem,
  value: TreeValue,
  step: Step,
  misfits: readonly CategoryId[],
): readonly Choice[] {
  return step === 'whether' ? whether(value, parentId) : instead(value, parentId, misfits);
}

function planned(
  value: TreeValue,
  parentId: CategoryId | null,
  answer: SiblingsAnswer,
  done: string,
) {
  return planOf(value, answerSiblings(value, parentId, answer), done);
}

function whether(value: TreeValue, parentId: CategoryId | null): readonly Choice[] {
  const standing = ownEntry(value.review.siblings, parentId ?? ROOT)?.verdict;
  const yes = { verdict: 'coherent', misfits: [] } as const;
  const plan = planned(value, parentId, yes, 'They fit together');
  return [
    choice('yes', 'y 1', 'Yes', { kind: 'answer', plan }, standing === 'coherent'),
    choice('no', 'n 2', 'No…', { kind: 'step' }, standing === 'incoherent'),
  ];
}

function instead(
  value: TreeValue,
  parentId: CategoryId | null,
  misfits: readonly CategoryId[],
): readonly Choice[] {
  const isOne = misfits.length === 1;
  const done =
    misfits.length === 0 ? 'They do not fit together' : `Does not fit: ${named(value, misfits)}`;
  const plan = planned(value, parentId, { verdict: 'incoherent', misfits }, done);
  const act = { kind: 'answer', plan } as const;
  if (misfits.length === 0) return [choice('stay', 'enter l', 'None in particular', act)];
  return [
    choice('move', 'm', `Move ${isOne ? 'it' : 'them'} to…`, elsewhere(value, parentId, misfits)),
    choice('stay', 'enter l', `Leave ${isOne ? 'it' : 'them'}, only say so`, act),
  ];
}

function elsewhere(
  value: TreeValue,
  parentId: CategoryId | null,
  misfits: readonly CategoryId[],
): Pick {
  const names = named(value, misfits);
  return {
    kind: 'pick',
    title: `Where ${misfits.length === 1 ? 'does' : 'do'} ${names} belong?`,
    withRoot: parentId !== null,
    planFor(moveTo) {
      if (moveTo === parentId) return refused('This is where they are now.');
      const done = `Moved ${names} to ${quoted(value, moveTo)}`;
      return planned(value, parentId, { verdict: 'incoherent', misfits, moveTo }, done);
    },
  };
}

function named(value: TreeValue, ids: readonly CategoryId[]): string {
  return ids.map((id) => quoted(value, id)).join(', ');
}
