import type { Answer } from './answer';

/**
 * The answer as a text that is equal for equal answers. A judgement that confirms what the tree has says nothing new;
 * one that contradicts it does (a place judged wrong, and left).
 */
export function sayingOf(answer: Answer): string {
  switch (answer.kind) {
    case 'category':
      return answer.isThere ? 'there' : `gone ${answer.mergedInto ?? ''}`;
    case 'name':
    case 'note':
      return answer.text;
    case 'link':
      return `${answer.parentId ?? ''}${answer.verdict === 'incorrect' ? '!' : ''}`;
    case 'siblings':
      return `${answer.verdict} ${answer.misfits.toSorted().join(' ')}`;
    case 'pair': {
      const opposite = answer.isIn ? 'does-not-belong' : 'belongs';
      return `${answer.isIn ? 'in' : 'out'}${answer.verdict === opposite ? '!' : ''}`;
    }
  }
}
