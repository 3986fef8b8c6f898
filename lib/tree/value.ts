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

/** The tree with no category in it. */
export function emptyTree(studyIds: readonly StudyId[]): TreeValue {
  return {
    studyIds,
    categories: {},
    children: {},
    assignments: {},
    review: { links: {}, siblings: {}, pairs: {} },
  };
}

/** Key of a study-category pair in `review.pairs`. A category id has no colon, so `pairOf` can split it. */
export function pairKey(studyId: StudyId, categoryId: CategoryId): string {
  return `${studyId}:${categoryId}`;
}

/** The reverse of `pairKey`. */
export function pairOf(key: string): { studyId: StudyId; categoryId: CategoryId } {
  const colon = key.lastIndexOf(':');
  return { studyId: key.slice(0, colon), categoryId: key.slice(colon + 1) };
}

/** The record's own entry: ids such as `constructor` must not find what every object inherits. */
export function ownEntry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

const none: readonly CategoryId[] = Object.freeze([]);

/** Ordered child ids; of null: the root categories. Empty when there are none or the parent is unknown. */
export function childrenOf(value: TreeValue, parentId: CategoryId | null): readonly CategoryId[] {
  return ownEntry(value.children, parentId ?? ROOT) ?? none;
}

/** null when the tree has no such category. */
export function findCategory(value: TreeValue, id: CategoryId): Category | null {
  return ownEntry(value.categories, id) ?? null;
}

/** Throws when the tree has no such category: for ids that the caller took from this very tree. */
export function getCategory(value: TreeValue, id: CategoryId): Category {
  const category = findCategory(value, id);
  if (!category) throw new Error(`The tree has no category ${id}.`);
  return category;
}

const unassigned: Readonly<Record<StudyId, Provenance>> = Object.freeze({});

/** Direct assignments of a category, by study id; in no particular order. */
export function assignmentsOf(
  value: TreeValue,
  categoryId: CategoryId,
): Readonly<Record<StudyId, Provenance>> {
  return ownEntry(value.assignments, categoryId) ?? unassigned;
}

const numbersOf = new WeakMap<readonly StudyId[], ReadonlyMap<StudyId, number>>();

/** Study numbers by id, remembered per `studyIds` array. */
export function studyNumbers(value: TreeValue): ReadonlyMap<StudyId, number> {
  const known = numbersOf.get(value.studyIds);
  if (known) return known;
  const numbers = new Map(value.studyIds.map((id, number) => [id, number]));
  numbersOf.set(value.studyIds, numbers);
  return numbers;
}
