/** What is exported: a tree, or a part of one, with its studies. */

import { onlyStudies } from '@/lib/tree/only-studies';
import { depthFirst } from '@/lib/tree/queries';
import {
  assignmentsOf,
  type Category,
  type CategoryId,
  childrenOf,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

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

/** The title, else how the abstract begins. */
export function shownTitle({ title, abstract }: ExportedStudy): string {
  return title || abstract.slice(0, 200);
}

/** Between the names of a path in keywords and cells. */
export const pathSeparator = ' > ';

/** The categories and what is below them, in the order of the tree; `tops`: those that are not below another. */
function branchesOf(value: TreeValue, wanted: ReadonlySet<CategoryId>) {
  const inside = new Map<CategoryId, Category>();
  const tops: CategoryId[] = [];
  for (const { category } of depthFirst(value)) {
    const { id, parentId } = category;
    const isBelow = parentId !== null && inside.has(parentId);
    if (!isBelow && !wanted.has(id)) continue;
    inside.set(id, isBelow ? category : { ...category, parentId: null });
    if (!isBelow) tops.push(id);
  }
  return { inside, tops };
}

function onlyBelow(value: TreeValue, roots: readonly CategoryId[]): TreeValue {
  const missing = roots.find((id) => !Object.hasOwn(value.categories, id));
  if (missing !== undefined) throw new Error(`the tree has no category ${missing}`);
  const { inside, tops } = branchesOf(value, new Set(roots));
  const ids = [...inside.keys()];
  const part: TreeValue = {
    ...value,
    categories: Object.fromEntries(inside),
    children: { ...Object.fromEntries(ids.map((id) => [id, childrenOf(value, id)])), root: tops },
    assignments: Object.fromEntries(ids.map((id) => [id, assignmentsOf(value, id)])),
  };
  const placed = new Set(ids.flatMap((id) => Object.keys(assignmentsOf(value, id))));
  return onlyStudies(part, (id) => placed.has(id));
}

export interface Part {
  /** These categories and what is below them, as the root categories; default: the whole tree. */
  readonly categoryIds?: readonly CategoryId[];
  /** Default: all, the uncategorised of the whole tree included. */
  readonly studyIds?: ReadonlySet<StudyId>;
}

/** Part of a tree. Throws when the tree has no such category. */
export function partOf(whole: TreeExport, { categoryIds, studyIds }: Part): TreeExport {
  const below = categoryIds === undefined ? whole.value : onlyBelow(whole.value, categoryIds);
  const value = studyIds ? onlyStudies(below, (id) => studyIds.has(id)) : below;
  const left = new Set(value.studyIds);
  return { ...whole, value, studies: whole.studies.filter(({ id }) => left.has(id)) };
}
