/** Moving categories by one step: what the arrow keys and the row menu offer instead of dragging. */

import { type CategoryId, childrenOf, findCategory, type TreeValue } from '@/lib/tree/value';

import { planMoveBetween, planMoveInto } from './category-plans';
import { type Plan, quoted, refused } from './plan';

export type Way = 'up' | 'down' | 'in' | 'out';

/**
 * Moves siblings together: up and down by one place, from the first or the last of them on; in: to the end of
 * the sibling above; out: behind their parent.
 */
export function planShift(value: TreeValue, ids: readonly CategoryId[], way: Way): Plan {
  const parentId = findCategory(value, ids[0] ?? '')?.parentId ?? null;
  const siblings = childrenOf(value, parentId);
  const chosen = siblings.filter((id) => ids.includes(id));
  if (chosen.length !== ids.length) {
    return refused('Only categories of one parent can be moved by a step together.');
  }
  const first = siblings.indexOf(chosen[0] ?? '');
  const last = siblings.indexOf(chosen.at(-1) ?? '');
  const name = chosen.length === 1 ? quoted(value, chosen[0] ?? null) : 'The first of them';
  if (way === 'up') {
    if (first === 0) return refused(`${name} is the first one already.`);
    return planMoveBetween(value, chosen, { parentId, index: first - 1 });
  }
  if (way === 'down') {
    const lastName = chosen.length === 1 ? name : 'The last of them';
    if (last === siblings.length - 1) return refused(`${lastName} is the last one already.`);
    return planMoveBetween(value, chosen, { parentId, index: last + 2 });
  }
  if (way === 'in') return planIndent(value, chosen, siblings[first - 1]);
  if (parentId === null) {
    return refused(
      chosen.length === 1
        ? `${name} is a root category already.`
        : 'They are root categories already.',
    );
  }
  const grandparentId = findCategory(value, parentId)?.parentId ?? null;
  const behind = childrenOf(value, grandparentId).indexOf(parentId) + 1;
  return planMoveBetween(value, chosen, { parentId: grandparentId, index: behind });
}

function planIndent(
  value: TreeValue,
  ids: readonly CategoryId[],
  above: CategoryId | undefined,
): Plan {
  if (above !== undefined) return planMoveInto(value, ids, above);
  const it = ids.length === 1 ? quoted(value, ids[0] ?? null) : 'them';
  const what = ids.length === 1 ? 'it' : 'them';
  return refused(`There is no category above ${it} to move ${what} into.`);
}
