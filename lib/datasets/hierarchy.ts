/** The numbers that CHIME's columns ask for: a hierarchy is a root category with all below it. */

import { depthFirst } from '@/lib/tree/queries';
import {
  type Category,
  type CategoryId,
  findCategory,
  getCategory,
  type TreeValue,
} from '@/lib/tree/value';

/** A category as a row names it. */
export interface HierarchyNode {
  readonly category: Category;
  /** Counts from 0 within its hierarchy; the root category is 0. */
  readonly nodeId: number;
  /** From the root category down to this one. */
  readonly path: readonly HierarchyNode[];
  /** Whether the annotator added it. */
  readonly isAdded: boolean;
}

/** The nodes of one hierarchy, those of the base depth first, then what was added to it. */
export type Hierarchy = readonly HierarchyNode[];

interface Growing {
  readonly nodes: HierarchyNode[];
}

function grow(hierarchy: Growing, category: Category, above: HierarchyNode | null, added: boolean) {
  const path: HierarchyNode[] = above ? [...above.path] : [];
  const nodeId = hierarchy.nodes.length;
  const node: HierarchyNode = { category, nodeId, path, isAdded: added };
  path.push(node);
  hierarchy.nodes.push(node);
  return node;
}

/**
 * The hierarchies of the base, in order. With a corrected tree, what it adds comes behind them: an added category
 * belongs to the hierarchy of the nearest category above it that the base has too, and goes on from that one's path
 * in the base; without such a one it is in a hierarchy of its own.
 */
export function hierarchiesOf(base: TreeValue, value: TreeValue = base): readonly Hierarchy[] {
  const hierarchies: Growing[] = [];
  const places = new Map<CategoryId, { node: HierarchyNode; hierarchy: Growing }>();
  const place = (category: Category, isAdded: boolean) => {
    const above = category.parentId === null ? undefined : places.get(category.parentId);
    const hierarchy = above?.hierarchy ?? { nodes: [] };
    if (!above) hierarchies.push(hierarchy);
    const node = grow(hierarchy, category, above?.node ?? null, isAdded);
    places.set(category.id, { node, hierarchy });
  };
  for (const { category } of depthFirst(base)) place(category, false);
  for (const { category } of depthFirst(value))
    if (!findCategory(base, category.id)) place(category, true);
  return hierarchies.map(({ nodes }) => nodes);
}

/** The name that the corrected tree has for it; '' for one that it does not have. */
export function correctedName(value: TreeValue, id: CategoryId): string {
  return findCategory(value, id) ? getCategory(value, id).name : '';
}
