/** What has become of a tree since another: by category, as people would say it. */

import { diff } from './diff';
import { depthFirst } from './queries';
import {
  assignmentsOf,
  type Category,
  type CategoryId,
  findCategory,
  type StudyId,
  type TreeValue,
} from './value';

export interface CategoryChange {
  readonly category: Category;
  readonly isAdded: boolean;
  /** Its name before; null when it is the same. */
  readonly renamedFrom: string | null;
  /** Where it was before; null when it is under the same parent, or is new. */
  readonly movedFrom: { readonly parentId: CategoryId | null } | null;
  /** Among the same siblings, it is elsewhere than before. */
  readonly isReordered: boolean;
  readonly isRedescribed: boolean;
  /** Studies that are directly in it, and were not; of a new category all. */
  readonly gained: readonly StudyId[];
  readonly lost: readonly StudyId[];
}

export interface TreeChanges {
  /** Of `after`, depth first; those with any change only. */
  readonly changed: ReadonlyMap<CategoryId, CategoryChange>;
  /** Of `before`, depth first. A merged category counts as removed. */
  readonly removed: readonly Category[];
  /** How many operations lead from one to the other (`diff`). */
  readonly edits: number;
}

/** Categories are matched by id. The two need not have the same studies. */
export function changesBetween(before: TreeValue, after: TreeValue): TreeChanges {
  const script = diff({ ...before, studyIds: after.studyIds }, after);
  const moved = new Set(script.flatMap((each) => (each.type === 'move-category' ? [each.id] : [])));
  const changes = depthFirst(after)
    .map(({ category }) => changeOf(before, after, category, moved))
    .filter(isChange);
  return {
    changed: new Map(changes.map((change) => [change.category.id, change])),
    removed: depthFirst(before).flatMap(({ category }) =>
      findCategory(after, category.id) ? [] : [category],
    ),
    edits: script.length,
  };
}

function changeOf(
  before: TreeValue,
  after: TreeValue,
  category: Category,
  moved: ReadonlySet<CategoryId>,
): CategoryChange {
  const { id, parentId } = category;
  const was = findCategory(before, id);
  const isMoved = was !== null && was.parentId !== parentId;
  return {
    category,
    isAdded: was === null,
    renamedFrom: was && was.name !== category.name ? was.name : null,
    movedFrom: isMoved ? { parentId: was.parentId } : null,
    isReordered: was !== null && !isMoved && moved.has(id),
    isRedescribed: was !== null && was.scopeNote !== category.scopeNote,
    gained: onlyInFirst(assignmentsOf(after, id), assignmentsOf(before, id)),
    lost: onlyInFirst(assignmentsOf(before, id), assignmentsOf(after, id)),
  };
}

function onlyInFirst(first: object, second: object): readonly StudyId[] {
  return Object.keys(first).filter((studyId) => !Object.hasOwn(second, studyId));
}

function isChange(change: CategoryChange): boolean {
  const { isAdded, renamedFrom, movedFrom, isReordered, isRedescribed, gained, lost } = change;
  const isOther = isAdded || renamedFrom !== null || movedFrom !== null;
  return isOther || isReordered || isRedescribed || gained.length + lost.length > 0;
}
