/**
 * The value of a tree: readonly plain data that survives JSON unchanged. Every operation takes one and
 * returns another that shares what it did not touch.
 */

export type CategoryId = string;
export type StudyId = string;

export interface Category {
  readonly id: CategoryId;
  /** null: a root category, i.e. a child of the virtual root. */
  readonly parentId: CategoryId | null;
  readonly name: string;
  /** What belongs here and what does not; '' when nobody has written one. */
  readonly scopeNote: string;
}

export const origins = ['MODEL', 'LOCAL', 'IMPORTED', 'EXPERT', 'CORRECTOR'] as const;
export type Origin = (typeof origins)[number];

/** Where an assignment came from. */
export interface Provenance {
  readonly origin: Origin;
  /** Id of the evidence behind it (a model call, say); null when there is none. */
  readonly evidenceId: string | null;
}

export type LinkVerdict = 'correct' | 'incorrect' | 'unsure';
export type AssignmentVerdict = 'belongs' | 'does-not-belong' | 'unsure';

export interface LinkJudgement {
  readonly parentId: CategoryId | null;
  readonly verdict: LinkVerdict;
}

export interface SiblingsJudgement {
  readonly verdict: 'coherent' | 'incoherent';
  /** Members that do not fit; subset of `members`. */
  readonly misfits: readonly CategoryId[];
  /** The group as it was judged, in order: the judgement is stale when the members are others. */
  readonly members: readonly CategoryId[];
}

/**
 * The standing judgements. Keys: of a link its child's id; of a sibling group its parent's id (ROOT for the
 * root categories); of a study-category pair `pairKey(studyId, categoryId)`.
 */
export interface Review {
  readonly links: Readonly<Record<CategoryId, LinkJudgement>>;
  readonly siblings: Readonly<Record<string, SiblingsJudgement>>;
  readonly pairs: Readonly<Record<string, AssignmentVerdict>>;
}

/** Key of the virtual root in `children` and `review.siblings`; no category has this id. */
export const ROOT = 'root';

export interface TreeValue {
  /** Ids of the topic's studies by number: what an assignment may point at, withdrawn studies included. */
  readonly studyIds: readonly StudyId[];
  readonly categories: Readonly<Record<CategoryId, Category>>;
  /** Ordered child ids by parent id, ROOT for the root categories. A category without children has no entry. */
  readonly children: Readonly<Record<string, readonly CategoryId[]>>;
  /** Direct assignments: category id -> study id -> provenance. A category without any has no entry. */
  readonly assignments: Readonly<
    Record<CategoryId, Readonly<Record<StudyId, Provenance>> | undefined>
  >;
  readonly review: Review;
}
