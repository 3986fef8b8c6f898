/** Operations that bring back what an inverse has to bring back, judgements and provenance included. */

import type { Operation } from './operation';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  getCategory,
  ownEntry,
  pairKey,
  ROOT,
  type StudyId,
  type TreeValue,
} from './value';

/** Sets the link's judgement to what it is in `before`. */
export function restoreLink(before: TreeValue, childId: CategoryId): Operation {
  const judgement = ownEntry(before.review.links, childId);
  if (!judgement) return { type: 'clear-judgement', subject: { kind: 'link', childId } };
  return { type: 'judge-link', childId, ...judgement, asJudged: true };
}

/** Sets the group's judgement to what it is in `before`. */
export function restoreSiblings(before: TreeValue, parentId: CategoryId | null): Operation {
  const judgement = ownEntry(before.review.siblings, parentId ?? ROOT);
  if (!judgement) return { type: 'clear-judgement', subject: { kind: 'siblings', parentId } };
  const { verdict, misfits, members } = judgement;
  return {
    type: 'judge-siblings',
    parentId,
    verdict,
    misfits: [...misfits],
    members: [...members],
  };
}

/** Sets the pair's judgement to what it is in `before`. */
export function restorePair(
  before: TreeValue,
  studyId: StudyId,
  categoryId: CategoryId,
): Operation {
  const verdict = ownEntry(before.review.pairs, pairKey(studyId, categoryId));
  if (!verdict) return { type: 'clear-judgement', subject: { kind: 'pair', studyId, categoryId } };
  return { type: 'judge-assignment', studyId, categoryId, verdict };
}

/**
 * Brings back a category that was dissolved: itself at its index, its children (which must all be
 * elsewhere in the tree), its assignments, what its heir did not have before, and its judgements.
 */
export function restoreCategory(
  before: TreeValue,
  id: CategoryId,
  heirId: CategoryId | null,
): readonly Operation[] {
  return [
    recreate(before, id),
    ...childrenOf(before, id).map(
      (childId, index): Operation => ({ type: 'move-category', id: childId, parentId: id, index }),
    ),
    ...Object.entries(assignmentsOf(before, id)).map(
      ([studyId, provenance]): Operation => ({
        type: 'assign-study',
        studyId,
        categoryId: id,
        provenance,
      }),
    ),
    ...bequeathed(before, id, heirId).map(
      ([studyId, categoryId]): Operation => ({ type: 'unassign-study', studyId, categoryId }),
    ),
    ...judgementsAbout(before, id),
  ];
}

function recreate(before: TreeValue, id: CategoryId): Operation {
  const { parentId, name, scopeNote } = getCategory(before, id);
  const index = childrenOf(before, parentId).indexOf(id);
  return { type: 'add-category', id, parentId, index, name, scopeNote };
}

/** What the heir of a dissolved category gets by it. */
function bequeathed(
  before: TreeValue,
  id: CategoryId,
  heirId: CategoryId | null,
): readonly (readonly [StudyId, CategoryId])[] {
  if (heirId === null) return [];
  const had = assignmentsOf(before, heirId);
  return Object.keys(assignmentsOf(before, id))
    .filter((studyId) => !Object.hasOwn(had, studyId))
    .map((studyId) => [studyId, heirId] as const);
}

function judgementsAbout(before: TreeValue, id: CategoryId): readonly Operation[] {
  const { links, siblings, pairs } = before.review;
  return [
    ...(Object.hasOwn(links, id) ? [restoreLink(before, id)] : []),
    ...(Object.hasOwn(siblings, id) ? [restoreSiblings(before, id)] : []),
    ...before.studyIds
      .filter((studyId) => Object.hasOwn(pairs, pairKey(studyId, id)))
      .map((studyId) => restorePair(before, studyId, id)),
  ];
}
