import { Draft } from '@/lib/tree/draft';
import { kindOf, type Operation } from '@/lib/tree/operation';
import type { Refusal } from '@/lib/tree/outcome';
import type { CategoryId, TreeValue } from '@/lib/tree/value';

import type { Grown } from './side';

/** Operations on the final tree, each of which applies to what those before it have made. */
export class Script implements Grown {
  readonly operations: Operation[] = [];
  readonly #tree: Draft;
  readonly #merged: Map<CategoryId, CategoryId>;

  constructor({ value, merged }: Grown) {
    this.#tree = new Draft(value);
    this.#merged = new Map(merged);
  }

  /** The tree with the operations so far; it goes on changing. */
  get value(): TreeValue {
    return this.#tree;
  }

  get merged(): ReadonlyMap<CategoryId, CategoryId> {
    return this.#merged;
  }

  /** null: it is made, or would have changed nothing. */
  push(operation: Operation): Refusal | null {
    const refusal = kindOf(operation).check(this.#tree, operation);
    if (refusal) return refusal.code === 'changes-nothing' ? null : refusal;
    kindOf(operation).change(this.#tree, operation);
    if (operation.type === 'merge-categories')
      this.#merged.set(operation.sourceId, operation.targetId);
    this.operations.push(operation);
    return null;
  }
}
