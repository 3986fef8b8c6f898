/** Which categories and studies a filter of the tree leaves. Pure; loaded when a filter is first chosen. */

import { type EvidenceById, isDoubted, supportOf } from '@/components/matrix-view/support';
import { changesBetween } from '@/lib/tree/changes';
import { linkState, pairState, siblingsState } from '@/lib/tree/review/state';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  pairKey,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import type { FilterKind, TreeFilter } from './filter-kinds';
import { ancestorsOf } from './tree-shape';

export interface FilterSource {
  readonly value: TreeValue;
  /** The tree that it was copied from. */
  readonly base: TreeValue;
  readonly evidence: EvidenceById;
}

/** What the filter leaves of the tree. */
export function filterTree(kind: FilterKind, source: FilterSource): TreeFilter {
  const pairs = new Set<string>();
  const categories = new Set<CategoryId>();
  for (const id of Object.keys(source.value.categories)) {
    const studyIds = studiesLeft(kind, source, id);
    for (const studyId of studyIds) pairs.add(pairKey(studyId, id));
    if (studyIds.length > 0) categories.add(id);
  }
  for (const id of categoriesLeft(kind, source)) categories.add(id);
  const shown = new Set(categories);
  for (const id of categories) for (const above of ancestorsOf(source.value, id)) shown.add(above);
  return { kind, categories, shown, pairs };
}

/** Studies directly in the category whose being there the filter is about. */
function studiesLeft(kind: FilterKind, source: FilterSource, id: CategoryId): readonly StudyId[] {
  const { value, base } = source;
  const own = Object.keys(assignmentsOf(value, id));
  if (kind === 'unreviewed') {
    return own.filter((studyId) => pairState(value, base, studyId, id) === 'untouched');
  }
  if (kind === 'changed') {
    const before = assignmentsOf(base, id);
    return own.filter((studyId) => !Object.hasOwn(before, studyId));
  }
  return own.filter((studyId) => {
    const support = supportOf(source, studyId, id);
    return support !== null && isDoubted(support);
  });
}

/** Categories that the filter is about themselves, whatever is in them. */
function categoriesLeft(kind: FilterKind, { value, base }: FilterSource): Iterable<CategoryId> {
  if (kind === 'low-confidence') return [];
  if (kind === 'changed') return changesBetween(base, value).changed.keys();
  return Object.keys(value.categories).filter(
    (id) =>
      linkState(value, base, id) === 'untouched' ||
      (childrenOf(value, id).length > 1 && siblingsState(value, base, id) === 'untouched'),
  );
}
