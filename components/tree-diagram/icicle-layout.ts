/**
 * The tree as an icicle: one block a category, children to the right of their parent, a block as tall as
 * the studies in it. Pure; heights are shares of 1.
 */

import { type HierarchyRectangularNode, hierarchy, partition } from 'd3-hierarchy';

import { type CategoryId, childrenOf, getCategory, ROOT, type TreeValue } from '@/lib/tree/value';

/** The block of the studies that are in no category. No category id has a colon. */
export const uncategorisedBlock = ':uncategorised';

export interface IcicleSource {
  readonly value: TreeValue;
  /** Studies directly in a category, and with those below it. */
  readonly direct: ReadonlyMap<CategoryId, number>;
  readonly effective: ReadonlyMap<CategoryId, ReadonlySet<string>>;
  readonly uncategorised: number;
}

export interface Block {
  /** A category's id, or `uncategorisedBlock`. */
  readonly id: string;
  /** null: a root category, or the uncategorised. */
  readonly parentId: string | null;
  readonly name: string;
  /** Studies in it and below it. */
  readonly studies: number;
  /** 0 for a root category. */
  readonly depth: number;
  readonly hasChildren: boolean;
  /** Number of its root category: blocks of one hierarchy have one hue. null: uncategorised. */
  readonly hierarchy: number | null;
  readonly top: number;
  readonly bottom: number;
}

interface Datum {
  readonly id: string;
  readonly children: readonly Datum[];
}

/** An empty category still has a block, as if it held half a study. */
const leastWeight = 0.5;

/** Every block, parents before children, from top to bottom. */
export function icicleBlocks(source: IcicleSource): readonly Block[] {
  const { value, direct, uncategorised } = source;
  const datumOf = (id: CategoryId): Datum => ({ id, children: childrenOf(value, id).map(datumOf) });
  const below = childrenOf(value, null).map(datumOf);
  const rest: Datum[] = uncategorised > 0 ? [{ id: uncategorisedBlock, children: [] }] : [];
  const weightOf = ({ id, children }: Datum) => {
    const own = id === uncategorisedBlock ? uncategorised : (direct.get(id) ?? 0);
    return children.length === 0 ? Math.max(own, leastWeight) : own;
  };
  const root = hierarchy<Datum>({ id: ROOT, children: [...below, ...rest] }, ({ children }) => [
    ...children,
  ]).sum(weightOf);
  const laidOut = partition<Datum>().size([1, 1])(root);
  const blocks: Block[] = [];
  for (const [index, top] of (laidOut.children ?? []).entries()) {
    top.eachBefore((node) => blocks.push(blockOf(source, node, index)));
  }
  return blocks;
}

function blockOf(
  { value, effective, uncategorised }: IcicleSource,
  node: HierarchyRectangularNode<Datum>,
  hierarchy: number,
): Block {
  const { id } = node.data;
  const isRest = id === uncategorisedBlock;
  return {
    id,
    parentId: isRest ? null : getCategory(value, id).parentId,
    name: isRest ? 'Uncategorised' : getCategory(value, id).name,
    studies: isRest ? uncategorised : (effective.get(id)?.size ?? 0),
    depth: node.depth - 1,
    hasChildren: node.data.children.length > 0,
    hierarchy: isRest ? null : hierarchy,
    top: node.x0,
    bottom: node.x1,
  };
}

export interface View {
  /** The block that fills the height; null: the whole tree. */
  readonly zoom: Block | null;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** A block where it is drawn, in pixels. */
export interface Drawn {
  readonly block: Block;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const leastHeight = 2.5;
const mostColumns = 4;

/**
 * The blocks to draw: those in and below the zoomed one that are not too small to be seen, a column a
 * level. A block without children goes on to the right edge, where its name has room.
 */
export function drawnBlocks(
  blocks: readonly Block[],
  { zoom, width, height }: View,
): readonly Drawn[] {
  const { top, bottom, depth: first } = zoom ?? { top: 0, bottom: 1, depth: 0 };
  const inside = blocks.filter(
    (block) => block.top >= top - 1e-9 && block.bottom <= bottom + 1e-9 && block.depth >= first,
  );
  const deepest = inside.reduce((most, { depth }) => Math.max(most, depth), first);
  const columns = Math.min(deepest - first + 1, mostColumns);
  const scale = height / (bottom - top);
  return inside
    .filter((block) => block.depth < first + columns)
    .map((block) => ({
      block,
      x: ((block.depth - first) * width) / columns,
      y: (block.top - top) * scale,
      width: (width / columns) * (block.hasChildren ? 1 : columns - (block.depth - first)),
      height: (block.bottom - block.top) * scale,
    }))
    .filter((drawn) => drawn.height >= leastHeight);
}

/** The block above `block`, then the one above that, up to its root category's. */
export function blocksAbove(blocks: ReadonlyMap<string, Block>, block: Block): readonly Block[] {
  const above: Block[] = [];
  let next = block.parentId === null ? undefined : blocks.get(block.parentId);
  while (next) {
    above.push(next);
    next = next.parentId === null ? undefined : blocks.get(next.parentId);
  }
  return above;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The drawn block that an arrow key leads to from `from`; null when there is none that way. */
export function neighbour(drawn: readonly Drawn[], from: Drawn, way: Direction): Drawn | null {
  if (way === 'left') return drawn.find(({ block }) => block.id === from.block.parentId) ?? null;
  if (way === 'right') return drawn.find(({ block }) => block.parentId === from.block.id) ?? null;
  const column = drawn.filter(({ x }) => x === from.x);
  return column[column.indexOf(from) + (way === 'down' ? 1 : -1)] ?? null;
}

/** The text cut so that it fits, with an ellipsis; '' when not even three characters do. */
export function fitted(text: string, width: number, characterWidth: number): string {
  const most = Math.floor(width / characterWidth);
  if (text.length <= most) return text;
  return most < 4 ? '' : `${text.slice(0, most - 1).trimEnd()}…`;
}
