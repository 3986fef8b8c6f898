/** What a cell of the matrix shows, as bits: a row's cells are one string, which is cheap to compare. Pure. */

import { isDenied } from '@/lib/tree/review/seen';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  ownEntry,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import { type EvidenceById, isDoubted, supportOf } from './support';

/** The study is in the category itself. */
export const here = 1;
/** It is in a category below, and so in this one. */
export const below = 2;
/** It is in the category itself, and was not in the tree that is corrected. */
export const added = 4;
/** It was in the category itself in the tree that is corrected, and is not now. */
export const removed = 8;
/** The suggestion behind it is of low confidence. */
export const doubtful = 16;

/** Somebody who does not see what the tree has said that the study does not belong. */
export const denied = 32;

export interface CellSource {
  readonly value: TreeValue;
  readonly effective: ReadonlyMap<CategoryId, ReadonlySet<StudyId>>;
  /** The assignments of the tree that is corrected; null when they are not known. */
  readonly base: TreeValue['assignments'] | null;
  readonly evidence: EvidenceById;
  /** The tree shows only what the reader said: what they denied is shown as well. */
  readonly isBlind: boolean;
}

/** The bits of one cell; 0 for a study that is not and was not in the category. */
export function cellOf(source: CellSource, studyId: StudyId, categoryId: CategoryId): number {
  const { value, effective, base } = source;
  const isHere = Object.hasOwn(assignmentsOf(value, categoryId), studyId);
  const was = base && Object.hasOwn(ownEntry(base, categoryId) ?? {}, studyId);
  const isIn = effective.get(categoryId)?.has(studyId) ?? false;
  const support = isHere ? supportOf(source, studyId, categoryId) : null;
  const isBelow =
    isIn && childrenOf(value, categoryId).some((id) => effective.get(id)?.has(studyId));
  return (
    (isHere ? here : 0) |
    (isBelow ? below : 0) |
    (isHere && was === false ? added : 0) |
    (!isHere && was === true ? removed : 0) |
    (support && isDoubted(support) ? doubtful : 0) |
    (source.isBlind && !isIn && isDenied(value, studyId, categoryId) ? denied : 0)
  );
}

const firstCode = 48;

/** One character a category. */
export function rowOf(
  source: CellSource,
  studyId: StudyId,
  categoryIds: readonly CategoryId[],
): string {
  const codes = categoryIds.map((id) => firstCode + cellOf(source, studyId, id));
  return String.fromCharCode(...codes);
}

/** The bits of the cell at this place of a row. */
export function cellAt(row: string, place: number): number {
  return row.charCodeAt(place) - firstCode;
}
