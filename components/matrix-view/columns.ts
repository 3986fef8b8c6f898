/** The columns of the matrix: which categories, in which order, and how their nesting is shown. Pure. */

import { fold, hasWords } from '@/components/study-list/search';
import { depthFirst } from '@/lib/tree/queries';
import {
  type CategoryId,
  childrenOf,
  findCategory,
  getCategory,
  type TreeValue,
} from '@/lib/tree/value';

/** Which categories are columns: those of one hierarchy, the root categories, or all. */
export type Scope =
  | { readonly kind: 'hierarchy'; readonly rootId: CategoryId }
  | { readonly kind: 'roots' }
  | { readonly kind: 'all' };

export interface Column {
  readonly id: CategoryId;
  readonly name: string;
  readonly scopeNote: string;
  /** 0 for the first level that the scope shows. */
  readonly level: number;
  /** How many of the columns behind it, in the order shown, are below it. */
  readonly below: number;
  /** Names from the root category down to the one above this. */
  readonly above: readonly string[];
}

/**
 * The scope that stands for `wanted` in this tree: when its root category has gone below another one, that
 * one's hierarchy; when it is gone, or nothing was wanted, the first hierarchy. null for an empty tree.
 */
export function scopeIn(value: TreeValue, wanted: Scope | null): Scope | null {
  const [first] = childrenOf(value, null);
  if (first === undefined) return null;
  if (wanted && wanted.kind !== 'hierarchy') return wanted;
  return (wanted && hierarchyOf(value, wanted.rootId)) ?? { kind: 'hierarchy', rootId: first };
}

/** The hierarchy that a category is in; null when the tree has no such category. */
export function hierarchyOf(value: TreeValue, id: CategoryId): Scope | null {
  const rootId = rootOf(value, id);
  return rootId === null ? null : { kind: 'hierarchy', rootId };
}

function rootOf(value: TreeValue, id: CategoryId): CategoryId | null {
  let root = findCategory(value, id);
  while (root?.parentId != null) root = findCategory(value, root.parentId);
  return root?.id ?? null;
}

/** In tree order, parents before their children. */
export function columnsOf(value: TreeValue, scope: Scope | null): readonly Column[] {
  if (!scope) return [];
  const ids =
    scope.kind === 'hierarchy'
      ? [scope.rootId, ...idsBelow(value, scope.rootId)]
      : idsIn(value, scope);
  return inOrder(value, ids);
}

/** All below a category, depth first, without itself. */
export function idsBelow(value: TreeValue, id: CategoryId): readonly CategoryId[] {
  const found: CategoryId[] = [];
  const waiting = childrenOf(value, id).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...childrenOf(value, next).toReversed());
  }
  return found;
}

function idsIn(value: TreeValue, { kind }: Scope): readonly CategoryId[] {
  return kind === 'roots'
    ? childrenOf(value, null)
    : depthFirst(value).map(({ category }) => category.id);
}

/** Columns of categories that are given in tree order, with all that is above any of them from one level on. */
function inOrder(value: TreeValue, ids: readonly CategoryId[]): readonly Column[] {
  const open: { column: { below: number } & Column }[] = [];
  return ids.map((id) => {
    const { name, scopeNote, parentId } = getCategory(value, id);
    while (open.length > 0 && open.at(-1)?.column.id !== parentId) open.pop();
    for (const { column } of open) column.below += 1;
    const above = open.map(({ column }) => column.name);
    const column = { id, name, scopeNote, level: open.length, below: 0, above };
    open.push({ column });
    return column;
  });
}

/** The columns that `isWanted` picks, and those above them, so that the nesting stays in view. */
export function narrowed(
  value: TreeValue,
  columns: readonly Column[],
  isWanted: (column: Column) => boolean,
): readonly Column[] {
  const kept = new Set<CategoryId>();
  for (const column of columns) {
    if (!isWanted(column)) continue;
    for (let id: CategoryId | null = column.id; id !== null && !kept.has(id); ) {
      kept.add(id);
      id = findCategory(value, id)?.parentId ?? null;
    }
  }
  const ids = columns.map(({ id }) => id).filter((id) => kept.has(id));
  return ids.length === columns.length ? columns : inOrder(value, ids);
}

/** Whether its name has all the words; as from `queryWords`. */
export function isNamed({ name }: Column, words: readonly string[]): boolean {
  return hasWords(fold(name), words);
}

/** A bar over neighbouring columns: a category that has some of them below it. */
export interface Group {
  readonly id: CategoryId;
  readonly name: string;
  readonly level: number;
  /** First column and the one behind the last, by place. */
  readonly from: number;
  readonly to: number;
}

/** The bars over the columns, of the first `levels` levels. */
export function groupsOf(columns: readonly Column[], levels: number): readonly Group[] {
  return columns.flatMap(({ id, name, level, below }, from) =>
    below > 0 && level < levels ? [{ id, name, level, from, to: from + below + 1 }] : [],
  );
}
