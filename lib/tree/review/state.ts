/**
 * How far a person has decided what a correction got from its base: `reviewed` where a judgement stands,
 * `changed` where an expert's edit made it what it is, `untouched` where it is as the base has it and nobody
 * has confirmed it. Only what is untouched is still to be asked.
 */

import { isLinkStale, isSiblingsStale, placesWithin } from '../queries';
import {
  type AssignmentVerdict,
  assignmentsOf,
  type CategoryId,
  childrenOf,
  findCategory,
  getCategory,
  ownEntry,
  pairKey,
  ROOT,
  type StudyId,
  type TreeValue,
} from '../value';
import type { ReviewItem } from './item';

export type ReviewState = 'reviewed' | 'changed' | 'untouched';

/** Of the item in `value`, a correction of `base`. Its categories must be in the value. */
export function stateOf(value: TreeValue, base: TreeValue, item: ReviewItem): ReviewState {
  if (item.kind === 'link') return linkState(value, base, item.childId);
  if (item.kind === 'siblings') return siblingsState(value, base, item.parentId);
  return pairState(value, base, item.studyId, item.categoryId);
}

/** Of the link from the category to its parent, or to the virtual root. */
export function linkState(value: TreeValue, base: TreeValue, childId: CategoryId): ReviewState {
  if (Object.hasOwn(value.review.links, childId) && !isLinkStale(value, childId)) return 'reviewed';
  const was = findCategory(base, childId);
  const { parentId } = getCategory(value, childId);
  return was !== null && was.parentId === parentId ? 'untouched' : 'changed';
}

/**
 * Of the categories directly in the parent (null: at the top level). A judgement goes on counting when
 * members have left or when an expert has put others there; one more in a group that nobody has judged
 * leaves it untouched.
 */
export function siblingsState(
  value: TreeValue,
  base: TreeValue,
  parentId: CategoryId | null,
): ReviewState {
  const judgement = ownEntry(value.review.siblings, parentId ?? ROOT);
  if (judgement && !isSiblingsStale(value, parentId)) return 'reviewed';
  const judged = new Set(judgement?.members);
  const given = new Set(childrenOf(base, parentId));
  const unseen = childrenOf(value, parentId).filter((id) => given.has(id) && !judged.has(id));
  return unseen.length < 2 ? 'changed' : 'untouched';
}

/**
 * Of the study's being, or not being, directly in the category. A judgement that the tree has been changed
 * against since is none any more.
 */
export function pairState(
  value: TreeValue,
  base: TreeValue,
  studyId: StudyId,
  categoryId: CategoryId,
): ReviewState {
  const verdict = ownEntry(value.review.pairs, pairKey(studyId, categoryId));
  if (verdict) return isAgainst(value, studyId, categoryId, verdict) ? 'changed' : 'reviewed';
  const is = ownEntry(assignmentsOf(value, categoryId), studyId);
  const was = ownEntry(assignmentsOf(base, categoryId), studyId);
  const byExpert = is?.origin === 'EXPERT' && was?.origin !== 'EXPERT';
  return byExpert || (is === undefined) !== (was === undefined) ? 'changed' : 'untouched';
}

function isAgainst(
  value: TreeValue,
  studyId: StudyId,
  categoryId: CategoryId,
  verdict: AssignmentVerdict,
): boolean {
  if (verdict === 'unsure') return false;
  return placesWithin(value, studyId, categoryId).length > 0 !== (verdict === 'belongs');
}
