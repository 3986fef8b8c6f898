/** The filters of the tree. */

import type { CategoryId } from '@/lib/tree/value';

export const filterKinds = ['unreviewed', 'low-confidence', 'changed'] as const;
export type FilterKind = (typeof filterKinds)[number];

export const filterNames: Readonly<Record<FilterKind, string>> = {
  unreviewed: 'Only unreviewed',
  'low-confidence': 'Only low confidence',
  changed: 'Only changed',
};

/** What a filter leaves. */
export interface TreeFilter {
  readonly kind: FilterKind;
  /** Categories that it is about. */
  readonly categories: ReadonlySet<CategoryId>;
  /** These, and those above them. */
  readonly shown: ReadonlySet<CategoryId>;
  /** Study-category pairs (`pairKey`) that it is about. */
  readonly pairs: ReadonlySet<string>;
}
