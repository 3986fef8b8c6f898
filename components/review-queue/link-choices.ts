import { quoted, refused } from '@/components/tree-editor/plan';
import { answerLink, type Instead, type LinkAnswer } from '@/lib/tree/review/answer';
import type { LinkItem } from '@/lib/tree/review/item';
import { type CategoryId, getCategory, ownEntry, type TreeValue } from '@/lib/tree/value';

import { type Act, type Choice, choice, type Pick, planOf, type Step } from './choice';

/** Is the category where it belongs, and what instead? */
export function linkChoices(
  { childId }: LinkItem,
  value: TreeValue,
  step: Step,
): readonly Choice[] {
  return step === 'whether' ? whether(value, childId) : instead(value, childId);
}

function act(value: TreeValue, childId: CategoryId, answer: LinkAnswer, done: string): Act {
  return { kind: 'answer', plan: planOf(value, answerLink(value, childId, answer), done) };
}

function whether(value: TreeValue, childId: CategoryId): readonly Choice[] {
  const name = quoted(value, childId);
  const standing = ownEntry(value.review.links, childId);
  const isFresh = standing?.parentId === getCategory(value, childId).parentId;
  const verdict = isFresh ? standing?.verdict : null;
  const yes = act(value, childId, { verdict: 'correct' }, `${name} is right here`);
  const unsure = act(value, childId, { verdict: 'unsure' }, `Unsure about ${name}`);
  return [
    choice('yes', 'y 1', 'Yes', yes, verdict === 'correct'),
    choice('no', 'n 2', 'No…', { kind: 'step' }, verdict === 'incorrect'),
    choice('unsure', 'u 3', 'Unsure', unsure, verdict === 'unsure'),
  ];
}

function instead(value: TreeValue, childId: CategoryId): readonly Choice[] {
  const name = quoted(value, childId);
  const no = (what: Instead, done: string) =>
    act(value, childId, { verdict: 'incorrect', instead: what }, done);
  const root = no({ kind: 'move', parentId: null }, `Made ${name} a root category`);
  return [
    choice('move', 'm 1', 'Move it to…', elsewhere(value, childId)),
    choice('root', 'r 2', 'Make it a root category', root),
    choice('remove', 'd 3 delete', 'Remove it', no({ kind: 'remove' }, `Removed ${name}`)),
    choice('stay', 'l 4', 'Leave it, only say so', no({ kind: 'stay' }, `${name} is wrong here`)),
  ];
}

function elsewhere(value: TreeValue, childId: CategoryId): Pick {
  const name = quoted(value, childId);
  const { parentId: from } = getCategory(value, childId);
  return {
    kind: 'pick',
    title: `Where does ${name} belong?`,
    withRoot: false,
    planFor(parentId) {
      if (parentId === from) return refused(`It is in ${quoted(value, from)} now.`);
      const operations = answerLink(value, childId, {
        verdict: 'incorrect',
        instead: { kind: 'move', parentId },
      });
      return planOf(value, operations, `Moved ${name} to ${quoted(value, parentId)}`);
    },
  };
}
