/** Moving a category by one step: what the arrow keys and the row menu offer instead of dragging. */

import { type CategoryId, childrenOf, findCategory, type TreeValue } from '@/lib/tree/value';

import { planMoveBetween, planMoveInto } from './category-plans';
import { type Plan, quoted, refused } from './plan';

export type Way = 'up' | 'down' | 'in' | 'out';

/** in: to the end of the sibling above; out: behind its parent. */
export function planShift(value: TreeValue, id: CategoryId, way: Way): Plan {
  const parentId = findCategory(value, id)?.parentId ?? null;
  const siblings = childrenOf(value, parentId);
  const index = siblings.indexOf(id);
  const above = siblings[index - 1];
  const name = quoted(value, id);
  if (way === 'up') {
    if (index === 0) return refused(`${name} is the first one already.`);
    return planMoveBetween(value, [id], { parentId, index: index - 1 });
  }
  if (way === 'down') {
    if (index === siblings.length - 1) return refused(`${name} is the last one already.`);
    return planMoveBetween(value, [id], { parentId, index: index + 2 });
  }
  if (way === 'in') {
    if (above === undefined) return refused(`There is no category above ${name} to move it into.`);
    return planMoveInto(value, [id], above);
  }
  if (parentId === null) return refused(`${name} is a root category already.`);
  const grandparentId = findCategory(value, parentId)?.parentId ?? null;
  const behind = childrenOf(value, grandparentId).indexOf(parentId) + 1;
  return planMoveBetween(value, [id], { parentId: grandparentId, index: behind });
}
