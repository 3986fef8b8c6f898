import { type CategoryId, findCategory, type TreeValue } from '@/lib/tree/value';

import type { Correction } from './correction';

/** What categories of the base have become in the corrected tree. */
export class Fates {
  readonly #base: TreeValue;
  readonly #value: TreeValue;
  /** Gone categories by the edit that took them away: what they were merged into, null when they were removed. */
  readonly #gone = new Map<CategoryId, CategoryId | null>();

  constructor({ base, value, records }: Correction) {
    this.#base = base;
    this.#value = value;
    for (const { operation } of records) {
      if (operation.type === 'merge-categories')
        this.#gone.set(operation.sourceId, operation.targetId);
      if (operation.type === 'remove-category') this.#gone.set(operation.id, null);
    }
  }

  /** The category that stands for this one now: itself, or what it was merged into; null when it was removed. */
  of(id: CategoryId): CategoryId | null {
    const passed = new Set<CategoryId>();
    let now: CategoryId | null = id;
    while (now !== null && !findCategory(this.#value, now)) {
      passed.add(now);
      const next: CategoryId | null = this.#gone.get(now) ?? null;
      now = next !== null && passed.has(next) ? null : next;
    }
    return now;
  }

  /** As `of`, for a parent: the children of a removed one are in its own parent. null: the virtual root. */
  ofParent(id: CategoryId | null): CategoryId | null {
    for (let at = id; at !== null; at = findCategory(this.#base, at)?.parentId ?? null) {
      const now = this.of(at);
      if (now !== null) return now;
    }
    return null;
  }
}
