/** Which columns a filter leaves, by what is in them. Pure. */

import { pairState } from '@/lib/tree/review/state';
import { assignmentsOf, type CategoryId, type StudyId, type TreeValue } from '@/lib/tree/value';

import type { CellSource } from './cells';
import type { Column } from './columns';
import { isDoubted, supportOf } from './support';

export const columnFilterKinds = ['all', 'selection', 'low-confidence', 'unreviewed'] as const;
export type ColumnFilterKind = (typeof columnFilterKinds)[number];

export interface ColumnFilterSource extends Pick<CellSource, 'value' | 'effective' | 'evidence'> {
  /** The tree that is corrected. */
  readonly corrected: TreeValue;
  /** What is selected. */
  readonly studyIds: readonly StudyId[];
}

/**
 * Columns that have a selected study in them or below, an assignment of low confidence, or one that nobody has
 * reviewed; null: all.
 */
export function columnsLeft(
  kind: ColumnFilterKind,
  columns: readonly Column[],
  source: ColumnFilterSource,
): ReadonlySet<CategoryId> | null {
  if (kind === 'all') return null;
  return new Set(columns.map(({ id }) => id).filter((id) => isLeft(kind, id, source)));
}

function isLeft(
  kind: Exclude<ColumnFilterKind, 'all'>,
  id: CategoryId,
  source: ColumnFilterSource,
): boolean {
  const { value, corrected, effective, studyIds } = source;
  if (kind === 'selection') return studyIds.some((studyId) => effective.get(id)?.has(studyId));
  const own = Object.keys(assignmentsOf(value, id));
  if (kind === 'unreviewed')
    return own.some((studyId) => pairState(value, corrected, studyId, id) === 'untouched');
  return own.some((studyId) => {
    const support = supportOf(source, studyId, id);
    return support !== null && isDoubted(support);
  });
}
