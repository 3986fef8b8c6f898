import type { DragEvent } from 'react';

import { type CategoryId, childrenOf, type TreeValue } from '@/lib/tree/value';

import type { DragPayload } from './drop-plan';
import { type Zone, zoneOf } from './drop-zone';
import { uncategorisedRow } from './ids';
import { contentStart, indent } from './tree-measures';
import { ancestorsOf } from './tree-shape';
import type { CategoryTreeState } from './use-category-tree';

export interface PointedZone {
  /** null: the space below the rows. */
  readonly rowId: string | null;
  readonly zone: Zone;
}

/** Where in the tree a drag points at. Studies go into categories only, never between them. */
export function pointedZone(
  event: DragEvent,
  { tree, rows }: CategoryTreeState,
  value: TreeValue,
  payload: DragPayload,
): PointedZone {
  const element = (event.target as Element).closest<HTMLElement>('[data-row]');
  const rowId = element?.dataset.row;
  if (!element || rowId === undefined) return { rowId: null, zone: endOf(value) };
  const mark = { shape: 'row' } as const;
  if (rowId === uncategorisedRow)
    return { rowId, zone: { target: { kind: 'uncategorised' }, mark } };
  if (payload.kind === 'studies') {
    return { rowId, zone: { target: { kind: 'into', categoryId: rowId }, mark } };
  }
  const row = tree.getItemInstance(rowId);
  const box = element.getBoundingClientRect();
  const zone = zoneOf(
    {
      categoryId: rowId,
      index: indexOf(value, rowId),
      ancestors: ancestorsOf(value, rowId).map((categoryId) => ({
        categoryId,
        index: indexOf(value, categoryId),
      })),
      isOpen: row.isFolder() && row.isExpanded(),
      nextLevel: rows[row.getItemMeta().index + 1]?.getItemMeta().level ?? 0,
    },
    {
      fraction: (event.clientY - box.top) / box.height,
      x: event.clientX - box.left - contentStart,
      indent,
    },
  );
  return { rowId, zone };
}

function indexOf(value: TreeValue, id: CategoryId): number {
  return childrenOf(value, value.categories[id]?.parentId ?? null).indexOf(id);
}

function endOf(value: TreeValue): Zone {
  return {
    target: { kind: 'between', parentId: null, index: childrenOf(value, null).length },
    mark: { shape: 'line', edge: 'bottom', level: 0 },
  };
}
