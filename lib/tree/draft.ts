import {
  type AssignmentVerdict,
  assignmentsOf,
  type Category,
  type CategoryId,
  childrenOf,
  getCategory,
  type LinkJudgement,
  ownEntry,
  type Provenance,
  pairKey,
  type Review,
  ROOT,
  type SiblingsJudgement,
  type StudyId,
  type TreeValue,
} from './value';

type Entries<T> = Readonly<Record<string, T>>;

/** A for-in copy takes half the time of a spread at thousands of keys. */
function copyOf<T>(entries: Entries<T>): Record<string, T> {
  const copy: Record<string, T> = {};
  for (const key in entries) put(copy, key, entries[key] as T);
  return copy;
}

function put<T>(entries: Record<string, T>, key: string, entry: T): void {
  if (key !== '__proto__') entries[key] = entry;
  else
    Object.defineProperty(entries, key, {
      value: entry,
      configurable: true,
      enumerable: true,
      writable: true,
    });
}

function isEmpty(entries: object): boolean {
  for (const _ in entries) return false;
  return true;
}

/**
 * A tree under change. It reads like the value it started from and copies a record the first time it
 * writes to it, so that a long gesture copies each record once and shares what it does not touch. The
 * value it started from never changes. Its methods keep no invariant but "no empty entry": the
 * operations do.
 */
export class Draft implements TreeValue {
  readonly studyIds: readonly StudyId[];
  categories: TreeValue['categories'];
  children: TreeValue['children'];
  assignments: TreeValue['assignments'];
  review: Review;
  /** Records that this draft made and may write to. */
  private readonly mine = new WeakSet<object>();

  constructor(value: TreeValue) {
    this.studyIds = value.studyIds;
    this.categories = value.categories;
    this.children = value.children;
    this.assignments = value.assignments;
    this.review = value.review;
  }

  /** The value so far. The draft must not be changed any more. */
  finish(): TreeValue {
    const { studyIds, categories, children, assignments, review } = this;
    return { studyIds, categories, children, assignments, review };
  }

  /** The entries with one of them set, or taken away when it is null; the same ones when it is so already. */
  private with<T>(entries: Entries<T>, key: string, entry: NonNullable<T> | null): Entries<T> {
    if ((ownEntry(entries, key) ?? null) === entry) return entries;
    const writable = this.mine.has(entries) ? (entries as Record<string, T>) : copyOf(entries);
    this.mine.add(writable);
    if (entry === null) delete writable[key];
    else put(writable, key, entry);
    return writable;
  }

  setCategory(category: Category): void {
    this.categories = this.with(this.categories, category.id, category);
  }

  setChildren(parentId: CategoryId | null, ids: readonly CategoryId[]): void {
    this.children = this.with(this.children, parentId ?? ROOT, ids.length > 0 ? ids : null);
  }

  /** Inserts before what is now at `index`, and makes `parentId` the category's parent. */
  attach(category: Category, parentId: CategoryId | null, index: number): void {
    this.setCategory(category.parentId === parentId ? category : { ...category, parentId });
    this.setChildren(parentId, childrenOf(this, parentId).toSpliced(index, 0, category.id));
  }

  /** Takes the category out of its parent's children and returns the index it had. */
  detach(category: Category): number {
    const siblings = childrenOf(this, category.parentId);
    const index = siblings.indexOf(category.id);
    this.setChildren(category.parentId, siblings.toSpliced(index, 1));
    return index;
  }

  /** Moves all children of one parent to another, before what is there at `index`. */
  adopt(fromId: CategoryId, parentId: CategoryId | null, index: number): void {
    const ids = childrenOf(this, fromId);
    for (const id of ids) this.setCategory({ ...getCategory(this, id), parentId });
    this.setChildren(parentId, childrenOf(this, parentId).toSpliced(index, 0, ...ids));
    this.setChildren(fromId, []);
  }

  /** null takes the assignment away. */
  setAssignment(categoryId: CategoryId, studyId: StudyId, provenance: Provenance | null): void {
    const studies = this.with(assignmentsOf(this, categoryId), studyId, provenance);
    const entry = isEmpty(studies) ? null : studies;
    this.assignments = this.with(this.assignments, categoryId, entry);
  }

  setLinkJudgement(childId: CategoryId, judgement: LinkJudgement | null): void {
    this.setReview('links', this.with(this.review.links, childId, judgement));
  }

  setSiblingsJudgement(parentId: CategoryId | null, judgement: SiblingsJudgement | null): void {
    this.setReview('siblings', this.with(this.review.siblings, parentId ?? ROOT, judgement));
  }

  setPairJudgement(
    studyId: StudyId,
    categoryId: CategoryId,
    verdict: AssignmentVerdict | null,
  ): void {
    const key = pairKey(studyId, categoryId);
    this.setReview('pairs', this.with(this.review.pairs, key, verdict));
  }

  private setReview<K extends keyof Review>(part: K, entries: Review[K]): void {
    if (this.review[part] !== entries) this.review = { ...this.review, [part]: entries };
  }

  /**
   * Takes a childless, detached category away with the judgements about it; its studies go to the heir
   * (null: nowhere), whose own assignments stay as they are.
   */
  dissolve(id: CategoryId, heirId: CategoryId | null): void {
    if (heirId !== null)
      for (const [studyId, provenance] of Object.entries(assignmentsOf(this, id)))
        if (!Object.hasOwn(assignmentsOf(this, heirId), studyId))
          this.setAssignment(heirId, studyId, provenance);
    this.assignments = this.with(this.assignments, id, null);
    this.categories = this.with(this.categories, id, null);
    this.setLinkJudgement(id, null);
    this.setSiblingsJudgement(id, null);
    if (isEmpty(this.review.pairs)) return;
    for (const studyId of this.studyIds) this.setPairJudgement(studyId, id, null);
  }
}
