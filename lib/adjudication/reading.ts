import {
  assignmentsOf,
  type CategoryId,
  findCategory,
  ownEntry,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import type { Adjudication, Grown, Side } from './side';

/**
 * What has become of a category in a tree: itself, what it was merged into, or else its parent's fate, since that is
 * where a removal leaves things. `parentOf` is the parent that it had, null for a root category or an unknown one.
 * null: it was a root category, and is gone.
 */
export function fateOf(
  { value, merged }: Grown,
  id: CategoryId,
  parentOf: (id: CategoryId) => CategoryId | null,
): CategoryId | null {
  const passed = new Set<CategoryId>();
  let now: CategoryId | null = id;
  while (now !== null && !findCategory(value, now)) {
    if (passed.has(now)) return null;
    passed.add(now);
    now = merged.get(now) ?? parentOf(now);
  }
  return now;
}

/**
 * A side read in the categories of the final tree. What it has in categories that the final tree has merged or removed
 * counts where these have gone. What only came to its place because the side dissolved a category that the final tree
 * keeps, or has merged elsewhere, counts there: nobody decided it for itself. Of categories that the side does not
 * have, and of what it has in those that are pending, it says nothing.
 */
export class Reading {
  /** The studies that it has in categories of the final tree, by category. */
  readonly assigned: ReadonlyMap<CategoryId, ReadonlySet<StudyId>>;
  readonly #side: Side;
  readonly #base: TreeValue;
  readonly #final: Grown;
  readonly #pending: ReadonlySet<CategoryId>;
  readonly #dissolved: readonly CategoryId[];

  constructor(adjudication: Pick<Adjudication, 'base' | 'final' | 'pending'>, side: Side) {
    const { base, final, pending } = adjudication;
    this.#pending = pending;
    this.#side = side;
    this.#base = base;
    this.#final = final;
    this.#dissolved = Object.keys(base.categories).filter((id) => !findCategory(side.value, id));
    this.assigned = this.#readAssigned();
  }

  has(id: CategoryId): boolean {
    return findCategory(this.#side.value, id) !== null;
  }

  /** Where the category that the side has is in the final tree; null: nowhere, or at the root. */
  home(id: CategoryId | null): CategoryId | null {
    return id === null ? null : fateOf(this.#final, id, (each) => this.#parentIn(each));
  }

  isIn(studyId: StudyId, categoryId: CategoryId): boolean {
    return this.assigned.get(categoryId)?.has(studyId) ?? false;
  }

  /** Whether the category is below one that is pending: where it will be follows from that. */
  isPending(id: CategoryId): boolean {
    let above = findCategory(this.#side.value, id)?.parentId ?? null;
    while (above !== null && !findCategory(this.#final.value, above)) {
      if (this.#pending.has(above)) return true;
      above = findCategory(this.#side.value, above)?.parentId ?? null;
    }
    return false;
  }

  /** The parent of a category that both have. */
  parentOf(id: CategoryId): CategoryId | null {
    const own = findCategory(this.#side.value, id)?.parentId ?? null;
    const before = findCategory(this.#base, id)?.parentId ?? null;
    const wasLeft = before !== null && !this.has(before) && this.#fate(before) === own;
    const heir = wasLeft ? this.#heirOf(before) : null;
    const parent = heir ?? this.home(own);
    // Its parent has been merged into it.
    return parent === id ? this.home(this.#parentIn(own)) : parent;
  }

  #parentIn(id: CategoryId | null): CategoryId | null {
    if (id === null) return null;
    const here = findCategory(this.#side.value, id) ?? findCategory(this.#base, id);
    return here?.parentId ?? null;
  }

  /** What the side has made of a category of the base. */
  #fate(id: CategoryId): CategoryId | null {
    return fateOf(this.#side, id, (each) => findCategory(this.#base, each)?.parentId ?? null);
  }

  /** The category of the final tree that keeps, or has taken in, what the side dissolved; null without one. */
  #heirOf(id: CategoryId): CategoryId | null {
    if (findCategory(this.#final.value, id)) return id;
    const into = this.#final.merged.get(id);
    return into === undefined ? null : this.home(into);
  }

  #readAssigned(): ReadonlyMap<CategoryId, ReadonlySet<StudyId>> {
    const { value } = this.#side;
    const left = this.#leftBehind();
    const assigned = new Map<CategoryId, Set<StudyId>>();
    for (const id of Object.keys(value.assignments)) {
      if (this.#pending.has(id)) continue;
      const [home, elsewhere] = [this.home(id), left.get(id)];
      for (const studyId of Object.keys(assignmentsOf(value, id))) {
        const place = elsewhere?.get(studyId) ?? home;
        if (place !== null) addTo(assigned, place, studyId);
      }
    }
    return assigned;
  }

  /** Where studies belong that the side has in a category only because it dissolved another; by category. */
  #leftBehind(): ReadonlyMap<CategoryId, ReadonlyMap<StudyId, CategoryId>> {
    const left = new Map<CategoryId, Map<StudyId, CategoryId>>();
    for (const id of this.#dissolved) {
      const [fate, heir] = [this.#fate(id), this.#heirOf(id)];
      if (fate === null || heir === null || heir === fate) continue;
      const there = left.get(fate) ?? new Map<StudyId, CategoryId>();
      for (const studyId of Object.keys(ownEntry(this.#base.assignments, id) ?? {}))
        if (!Object.hasOwn(assignmentsOf(this.#base, fate), studyId)) there.set(studyId, heir);
      left.set(fate, there);
    }
    return left;
  }
}

/** Puts a study into the set of its category. */
export function addTo(
  sets: Map<CategoryId, Set<StudyId>>,
  categoryId: CategoryId,
  studyId: StudyId,
): void {
  const set = sets.get(categoryId);
  if (set) set.add(studyId);
  else sets.set(categoryId, new Set([studyId]));
}
