/**
 * Keys of what operations change, for telling whether two gestures collide (conflict.ts). A key is
 * `aspect/category id`, and for a pair `pair/category id/study id`.
 */

import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  getCategory,
  ROOT,
  type StudyId,
  type TreeValue,
} from './value';

export const touch = {
  /** That the category exists: collides with everything else about it. */
  category: (id: CategoryId) => `category/${id}`,
  name: (id: CategoryId) => `name/${id}`,
  note: (id: CategoryId) => `note/${id}`,
  place: (id: CategoryId) => `place/${id}`,
  link: (childId: CategoryId) => `link/${childId}`,
  /** The judgement of a group. */
  siblings: (parentId: CategoryId | null) => `siblings/${parentId ?? ROOT}`,
  /** Who is in a group: collides with a judgement of the group, but not with itself. */
  members: (parentId: CategoryId | null) => `members/${parentId ?? ROOT}`,
  pair: (studyId: StudyId, categoryId: CategoryId) => `pair/${categoryId}/${studyId}`,
};

/**
 * What dissolving a category touches: itself, where its children are, who is in both groups, and the
 * pairs it leaves to its heir, also those that the heir has already (it would keep them anyhow).
 */
export function touchedByDissolving(
  before: TreeValue,
  id: CategoryId,
  heirId: CategoryId | null,
): readonly string[] {
  const studyIds = Object.keys(assignmentsOf(before, id));
  return [
    touch.category(id),
    touch.members(getCategory(before, id).parentId),
    touch.members(heirId),
    ...childrenOf(before, id).map(touch.place),
    ...(heirId === null ? [] : studyIds.map((studyId) => touch.pair(studyId, heirId))),
  ];
}
