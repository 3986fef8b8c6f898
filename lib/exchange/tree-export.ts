/** What is exported: a tree, or a part of one, with its studies. */

import { onlyStudies } from '@/lib/tree/only-studies';
import { isDescendant } from '@/lib/tree/queries';
import { assignmentsOf, type CategoryId, type StudyId, type TreeValue } from '@/lib/tree/value';

export interface ExportedStudy {
  readonly id: StudyId;
  readonly number: number;
  /** '' when there is none; then there is an abstract. */
  readonly title: string;
  readonly abstract: string;
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  /** As their source had them: "Smith, J." or "Jane Smith". */
  readonly authors: readonly string[];
  readonly journal: string | null;
  readonly url: string | null;
  readonly keywords: readonly string[];
  readonly claim: string | null;
}

export interface TreeExport {
  readonly title: string;
  readonly value: TreeValue;
  /** By number: those of `value.studyIds` that are to be written. */
  readonly studies: readonly ExportedStudy[];
}

/** Between the names of a path in keywords and cells. */
export const pathSeparator = ' > ';

function onlyBelow(value: TreeValue, rootId: CategoryId): TreeValue {
  const root = value.categories[rootId];
  if (root === undefined) throw new Error(`the tree has no category ${rootId}`);
  const ids = Object.keys(value.categories).filter(
    (id) => id === rootId || isDescendant(value, id, rootId),
  );
  const part: TreeValue = {
    ...value,
    categories: {
      ...Object.fromEntries(ids.map((id) => [id, value.categories[id] ?? root])),
      [rootId]: { ...root, parentId: null },
    },
    children: {
      ...Object.fromEntries(ids.map((id) => [id, value.children[id] ?? []])),
      root: [rootId],
    },
    assignments: Object.fromEntries(ids.map((id) => [id, assignmentsOf(value, id)])),
  };
  const placed = new Set(ids.flatMap((id) => Object.keys(assignmentsOf(value, id))));
  return onlyStudies(part, (id) => placed.has(id));
}

export interface Part {
  /** This category and what is below it, as the only root category; default: the whole tree. */
  readonly categoryId?: CategoryId;
  /** Default: all, the uncategorised of the whole tree included. */
  readonly studyIds?: ReadonlySet<StudyId>;
}

/** Part of a tree. Throws when the tree has no such category. */
export function partOf(whole: TreeExport, { categoryId, studyIds }: Part): TreeExport {
  const below = categoryId === undefined ? whole.value : onlyBelow(whole.value, categoryId);
  const value = studyIds ? onlyStudies(below, (id) => studyIds.has(id)) : below;
  const left = new Set(value.studyIds);
  return { ...whole, value, studies: whole.studies.filter(({ id }) => left.has(id)) };
}
