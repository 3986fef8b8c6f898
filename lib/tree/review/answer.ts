/**
 * Answers as gestures: the judgement and the change of the tree that it demands. What the tree says already
 * is left out, so that an answer may be given again; an answer that would say nothing new is an empty list.
 */

import { applyGesture } from '../gesture';
import type { ClientOperation } from '../operation';
import {
  effectiveStudies,
  isDescendant,
  isLinkStale,
  isSiblingsStale,
  placesWithin,
} from '../queries';
import {
  type AssignmentVerdict,
  assignmentsOf,
  type CategoryId,
  childrenOf,
  getCategory,
  ownEntry,
  pairKey,
  ROOT,
  type StudyId,
  type TreeValue,
} from '../value';

/** What becomes of a category whose link is wrong. */
export type Instead =
  | { readonly kind: 'stay' }
  /** null: to the root. */
  | { readonly kind: 'move'; readonly parentId: CategoryId | null }
  | { readonly kind: 'remove' };

export type LinkAnswer =
  | { readonly verdict: 'correct' | 'unsure' }
  | { readonly verdict: 'incorrect'; readonly instead: Instead };

/** Is the category where it belongs? */
export function answerLink(
  value: TreeValue,
  childId: CategoryId,
  answer: LinkAnswer,
): readonly ClientOperation[] {
  const { parentId } = getCategory(value, childId);
  const { verdict } = answer;
  const standing = isLinkStale(value, childId) ? undefined : ownEntry(value.review.links, childId);
  const judged: ClientOperation[] =
    standing?.verdict === verdict ? [] : [{ type: 'judge-link', parentId, childId, verdict }];
  if (answer.verdict !== 'incorrect' || answer.instead.kind === 'stay') return judged;
  if (answer.instead.kind === 'remove')
    return [...judged, { type: 'remove-category', id: childId }];
  return [...judged, ...moveLast(value, [childId], answer.instead.parentId)];
}

/** The categories in turn to the end of the parent's children. */
function moveLast(
  value: TreeValue,
  ids: readonly CategoryId[],
  parentId: CategoryId | null,
): readonly ClientOperation[] {
  const others = childrenOf(value, parentId).filter((id) => !ids.includes(id)).length;
  return ids.map((id, position) => ({
    type: 'move-category',
    id,
    parentId,
    index: others + position,
  }));
}

export interface SiblingsAnswer {
  readonly verdict: 'coherent' | 'incoherent';
  /** Members that do not fit; none for a coherent group. */
  readonly misfits: readonly CategoryId[];
  /** Where the misfits go, null being the root; without it they stay. */
  readonly moveTo?: CategoryId | null;
}

/** Do the categories in the parent (null: at the top level) form one sensible division? */
export function answerSiblings(
  value: TreeValue,
  parentId: CategoryId | null,
  { verdict, misfits, moveTo }: SiblingsAnswer,
): readonly ClientOperation[] {
  const standing = ownEntry(value.review.siblings, parentId ?? ROOT);
  const same =
    standing !== undefined &&
    !isSiblingsStale(value, parentId) &&
    standing.verdict === verdict &&
    standing.misfits.length === misfits.length &&
    standing.misfits.every((id) => misfits.includes(id));
  const judged: ClientOperation[] = same
    ? []
    : [{ type: 'judge-siblings', parentId, verdict, misfits: [...misfits] }];
  return moveTo === undefined ? judged : [...judged, ...moveLast(value, misfits, moveTo)];
}

/**
 * Does the study belong in the category? `belongs` puts it there unless it is there already, be it from
 * below; `does-not-belong` takes it out, and out of the categories below, as a parent contains its
 * children; `unsure` leaves it as it is.
 */
export function answerPair(
  value: TreeValue,
  studyId: StudyId,
  categoryId: CategoryId,
  verdict: AssignmentVerdict,
): readonly ClientOperation[] {
  const places = placesWithin(value, studyId, categoryId);
  const judged = judging(value, studyId, categoryId, verdict);
  if (verdict === 'belongs' && places.length === 0)
    return [{ type: 'assign-study', studyId, categoryId }, ...judged];
  if (verdict !== 'does-not-belong') return judged;
  return [...places.map((id): ClientOperation => unassign(studyId, id)), ...judged];
}

/**
 * The study belongs in `instead`. Below the category asked about that is still within it, only more exactly;
 * anywhere else the study does not belong in the category.
 */
export function answerPairInstead(
  value: TreeValue,
  studyId: StudyId,
  categoryId: CategoryId,
  instead: CategoryId,
): readonly ClientOperation[] {
  const isWithin = isDescendant(value, instead, categoryId);
  const isHere = Object.hasOwn(assignmentsOf(value, categoryId), studyId);
  const away = isWithin
    ? [
        ...(isHere ? [unassign(studyId, categoryId)] : []),
        ...judging(value, studyId, categoryId, 'belongs'),
      ]
    : answerPair(value, studyId, categoryId, 'does-not-belong');
  const outcome = away.length > 0 ? applyGesture(value, away) : null;
  const after = outcome?.ok ? outcome.value : value;
  return [...away, ...answerPair(after, studyId, instead, 'belongs')];
}

function unassign(studyId: StudyId, categoryId: CategoryId): ClientOperation {
  return { type: 'unassign-study', studyId, categoryId };
}

function judging(
  value: TreeValue,
  studyId: StudyId,
  categoryId: CategoryId,
  verdict: AssignmentVerdict,
): readonly ClientOperation[] {
  if (ownEntry(value.review.pairs, pairKey(studyId, categoryId)) === verdict) return [];
  return [{ type: 'judge-assignment', studyId, categoryId, verdict }];
}

/**
 * Confirms a study's whole row as it stands: it belongs in the categories that it is in or that have it from
 * below, and in no other of `categoryIds`. Pairs that were judged before keep their judgement.
 */
export function confirmRow(
  value: TreeValue,
  studyId: StudyId,
  categoryIds: readonly CategoryId[],
): readonly ClientOperation[] {
  const effective = effectiveStudies(value);
  return categoryIds
    .filter((id) => !Object.hasOwn(value.review.pairs, pairKey(studyId, id)))
    .map((categoryId) => {
      const verdict = effective.get(categoryId)?.has(studyId) ? 'belongs' : 'does-not-belong';
      return { type: 'judge-assignment', studyId, categoryId, verdict };
    });
}
