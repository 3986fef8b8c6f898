/**
 * Keys of what operations change, for telling whether two gestures collide (conflict.ts). A key is
 * `aspect/category id`, and for a pair `pair/category id/study id`.
 */

import { type CategoryId, ROOT, type StudyId } from './value';

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
