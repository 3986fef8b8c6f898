/** Which studies are rows of the matrix, and in which order. Pure. */

import type { PageStudy } from '@/lib/api/page-data';
import type { CategoryId, StudyId } from '@/lib/tree/value';
import { added, type CellSource, cellOf, doubtful, removed } from './cells';
import type { Column } from './columns';
import { supportOf, sureness } from './support';

export type RowFilter =
  | { readonly kind: 'all' | 'uncategorised' | 'outside' | 'low-confidence' | 'changed' }
  | { readonly kind: 'in'; readonly categoryId: CategoryId };

export type RowSort = 'number' | 'title' | 'confidence';

export interface RowQuestion {
  readonly filter: RowFilter;
  readonly sort: RowSort;
  /** Only these, when a search has found some. */
  readonly found: ReadonlySet<StudyId> | null;
}

/** The studies that fit, in order. `columns` are those that could be shown, whatever they are narrowed to. */
export function rowsFor(
  studies: readonly PageStudy[],
  columns: readonly Column[],
  source: CellSource,
  { filter, sort, found }: RowQuestion,
): readonly PageStudy[] {
  const isWanted = wantedBy(filter, columns, source);
  const rows = studies.filter(({ id }) => (found === null || found.has(id)) && isWanted(id));
  return sorted(rows, columns, source, sort);
}

function wantedBy(
  filter: RowFilter,
  columns: readonly Column[],
  source: CellSource,
): (studyId: StudyId) => boolean {
  const { effective } = source;
  const hasBit = (bits: number) => (studyId: StudyId) =>
    columns.some(({ id }) => (cellOf(source, studyId, id) & bits) !== 0);
  switch (filter.kind) {
    case 'all':
      return () => true;
    case 'in':
      return (studyId) => effective.get(filter.categoryId)?.has(studyId) ?? false;
    case 'outside':
      return (studyId) => !columns.some(({ id }) => effective.get(id)?.has(studyId));
    case 'uncategorised': {
      const placed = new Set(
        Object.values(source.value.assignments).flatMap((own) => Object.keys(own ?? {})),
      );
      return (studyId) => !placed.has(studyId);
    }
    case 'low-confidence':
      return hasBit(doubtful);
    case 'changed':
      return hasBit(added | removed);
  }
}

const byTitle = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function sorted(
  rows: readonly PageStudy[],
  columns: readonly Column[],
  source: CellSource,
  sort: RowSort,
): readonly PageStudy[] {
  if (sort === 'number') return rows.toSorted((a, b) => a.number - b.number);
  if (sort === 'title') {
    return rows.toSorted((a, b) => byTitle.compare(a.title, b.title) || a.number - b.number);
  }
  const least = new Map(rows.map(({ id }) => [id, leastSureness(source, columns, id)]));
  const of = ({ id }: PageStudy) => least.get(id) ?? Number.POSITIVE_INFINITY;
  return rows.toSorted((a, b) => of(a) - of(b) || a.number - b.number);
}

/** Of the study's assignments in these columns; infinite when nothing is known of any. */
function leastSureness(source: CellSource, columns: readonly Column[], studyId: StudyId): number {
  return Math.min(...columns.map(({ id }) => sureness(supportOf(source, studyId, id))));
}
