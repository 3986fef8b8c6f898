import type { CategoryId, TreeValue } from '@/lib/tree/value';

/** A tree with what its merges that count have put categories into: the target by the source. */
export interface Grown {
  readonly value: TreeValue;
  readonly merged: ReadonlyMap<CategoryId, CategoryId>;
}

/** One annotator's correction. */
export interface Side extends Grown {
  /** The correction's id. */
  readonly id: string;
}

/** Several corrections of a tree and the final tree that is made of them. All are over the same studies. */
export interface Adjudication {
  readonly base: TreeValue;
  /** Aligned (align.ts): one id for what several have added. */
  readonly sides: readonly Side[];
  readonly final: Grown;
  /** Studies that are decided about: withdrawn ones stay where they are. */
  readonly studyIds: ReadonlySet<string>;
  /** Added categories that the final tree does not have yet, and about which nothing is decided (`pendingIn`). */
  readonly pending: ReadonlySet<CategoryId>;
}
