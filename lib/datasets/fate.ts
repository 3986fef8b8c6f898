import { type CategoryId, findCategory, type TreeValue } from '@/lib/tree/value';

import type { Correction } from './correction';

/** What categories of the base have become in the corrected tree. */
export class Fates {
  readonly #base: TreeValue;
  readonly #value: TreeValue;
  /** What merges that count have put categories into. Others that are gone were removed. */
  readonly #merged = new Map<CategoryId, CategoryId>();

  constructor({ base, value, records }: Correction) {
    this.#base = base;
    this.#value = value;
    for (const { operation } of records)
      if (operation.type === 'merge-categories')
        this.#merged.set(operation.sourceId, operation.targetId);
  }

  /** The category that stands for this one now: itself, or what it was merged into; null when it was removed. */
  of(id: CategoryId): CategoryId | null {
    const passed = new Set<CategoryId>();
    let now: CategoryId | null = id;
    while (now !== null && !findCategory(this.#value, now)) {
      passed.add(now);
      const next: CategoryId | null = this.#merged.get(now) ?? null;
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
