/** What a drop would do: the same functions answer the pointer, the menus and the keyboard. */

import type { CategoryId, TreeValue } from '@/lib/tree/value';

import { planMoveBetween, planMoveInto } from './category-plans';
import type { DropTarget } from './drop-zone';
import { type Placement, type Plan, refused } from './plan';
import { planAlsoPut, planMoveStudies, planRemoveStudies } from './study-plans';

export type DragPayload =
  | { readonly kind: 'categories'; readonly ids: readonly CategoryId[] }
  | { readonly kind: 'studies'; readonly placements: readonly Placement[] };

/** `also`: the key is held that leaves the studies where they are as well. */
export function planDrop(
  value: TreeValue,
  payload: DragPayload,
  target: DropTarget,
  also: boolean,
): Plan {
  return payload.kind === 'categories'
    ? planCategoryDrop(value, payload.ids, target)
    : planStudyDrop(value, payload.placements, target, also);
}

function planCategoryDrop(value: TreeValue, ids: readonly CategoryId[], target: DropTarget): Plan {
  if (target.kind === 'into') return planMoveInto(value, ids, target.categoryId);
  if (target.kind === 'between') return planMoveBetween(value, ids, target);
  return refused('Only studies can be uncategorised.');
}

function planStudyDrop(
  value: TreeValue,
  placements: readonly Placement[],
  target: DropTarget,
  also: boolean,
): Plan {
  if (target.kind === 'between') return refused('Drop studies on a category.');
  if (target.kind === 'uncategorised') return planRemoveStudies(value, placements);
  return also
    ? planAlsoPut(value, placements, target.categoryId)
    : planMoveStudies(value, placements, target.categoryId);
}
