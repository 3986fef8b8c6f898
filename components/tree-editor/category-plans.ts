/** What can be done with categories: add, rename, describe, move, merge, remove. */

import type { ClientOperation } from '@/lib/tree/operation';
import { depthFirst, pathOf } from '@/lib/tree/queries';
import { type CategoryId, childrenOf, findCategory, type TreeValue } from '@/lib/tree/value';

import { type Plan, planned, quoted, refused } from './plan';

/** Where categories may be put: among the children of a parent, before the one now at `index`. */
export interface Gap {
  /** null: among the root categories. */
  readonly parentId: CategoryId | null;
  readonly index: number;
}

export function planAdd(
  value: TreeValue,
  category: { readonly id: CategoryId; readonly name: string },
  gap: Gap,
): Plan {
  const { id, name } = category;
  return planned(
    value,
    [{ type: 'add-category', id, parentId: gap.parentId, index: gap.index, name }],
    { intent: `Add ‘${name}’`, done: `Added ‘${name}’` },
  );
}

export function planRename(value: TreeValue, id: CategoryId, name: string): Plan {
  return planned(value, [{ type: 'rename-category', id, name }], {
    intent: `Rename to ‘${name}’`,
    done: `Renamed ${quoted(value, id)} to ‘${name}’`,
  });
}

export function planDescribe(value: TreeValue, id: CategoryId, scopeNote: string): Plan {
  const words = `the scope note of ${quoted(value, id)}`;
  return planned(value, [{ type: 'describe-category', id, scopeNote }], {
    intent: `Change ${words}`,
    done: `Changed ${words}`,
  });
}

/** Merges the categories into the target, one after the other, as one gesture. */
export function planMerge(
  value: TreeValue,
  sourceIds: readonly CategoryId[],
  targetId: CategoryId,
): Plan {
  const sources = sourceIds.filter((id) => id !== targetId);
  const [first] = sources;
  if (first === undefined) return refused('A category cannot be merged into itself.');
  const what = sources.length === 1 ? quoted(value, first) : `${sources.length} categories`;
  const words = `${what} into ${quoted(value, targetId)}`;
  return planned(
    value,
    sources.map((sourceId): ClientOperation => ({ type: 'merge-categories', sourceId, targetId })),
    { intent: `Merge ${words}`, done: `Merged ${words}` },
  );
}

/** Removes the categories; what is in them goes up, as the operation says. */
export function planRemove(value: TreeValue, ids: readonly CategoryId[]): Plan {
  const what = ids.length === 1 ? quoted(value, ids[0] ?? null) : `${ids.length} categories`;
  return planned(
    value,
    ids.map((id): ClientOperation => ({ type: 'remove-category', id })),
    { intent: `Remove ${what}`, done: `Removed ${what}` },
  );
}

/** Moves the categories into a parent (null: to the root), behind the children it has. */
export function planMoveInto(
  value: TreeValue,
  ids: readonly CategoryId[],
  parentId: CategoryId | null,
): Plan {
  const end = childrenOf(value, parentId).length;
  const words = parentId === null ? 'to the root categories' : `into ${quoted(value, parentId)}`;
  return planMove(value, ids, { parentId, index: end }, words);
}

/** Moves the categories to a gap between two, or before the first or behind the last child. */
export function planMoveBetween(value: TreeValue, ids: readonly CategoryId[], gap: Gap): Plan {
  const next = childrenOf(value, gap.parentId)[gap.index];
  const previous = childrenOf(value, gap.parentId)[gap.index - 1];
  const words = next
    ? `before ${quoted(value, next)}`
    : previous
      ? `after ${quoted(value, previous)}`
      : `into ${quoted(value, gap.parentId)}`;
  return planMove(value, ids, gap, words);
}

/**
 * One operation a category, in tree order; what is below another moved category goes along with it. Every
 * one is put before the same neighbour, the first sibling from the gap on that stays.
 */
function planMove(value: TreeValue, ids: readonly CategoryId[], gap: Gap, words: string): Plan {
  const moved = topmost(value, ids);
  const siblings = childrenOf(value, gap.parentId);
  const anchor = siblings.slice(gap.index).find((id) => !moved.includes(id));
  const operations: ClientOperation[] = [];
  let order = siblings;
  for (const id of moved) {
    const rest = order.filter((each) => each !== id);
    const index = anchor === undefined ? rest.length : rest.indexOf(anchor);
    const next = [...rest.slice(0, index), id, ...rest.slice(index)];
    if (!isSame(next, order)) {
      operations.push({ type: 'move-category', id, parentId: gap.parentId, index });
    }
    order = next;
  }
  const what = moved.length === 1 ? quoted(value, moved[0] ?? null) : `${moved.length} categories`;
  if (isSame(order, siblings)) return refused(`Already there: ${what}.`);
  return planned(value, operations, {
    intent: `Move ${what} ${words}`,
    done: `Moved ${what} ${words}${whereInWords(order, moved)}`,
  });
}

/** ", 2 of 5": where one category comes to be among its siblings. */
function whereInWords(order: readonly CategoryId[], moved: readonly CategoryId[]): string {
  const [id = ''] = moved;
  return moved.length === 1 ? `, ${order.indexOf(id) + 1} of ${order.length}` : '';
}

/** Those that the tree has and that are not below another one of them, in tree order. */
function topmost(value: TreeValue, ids: readonly CategoryId[]): readonly CategoryId[] {
  const chosen = new Set(ids.filter((id) => findCategory(value, id)));
  const isTop = (id: CategoryId) =>
    pathOf(value, id).every((above) => above.id === id || !chosen.has(above.id));
  const tops = new Set([...chosen].filter(isTop));
  if (tops.size < 2) return [...tops];
  return depthFirst(value)
    .map(({ category }) => category.id)
    .filter((id) => tops.has(id));
}

function isSame(a: readonly CategoryId[], b: readonly CategoryId[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
