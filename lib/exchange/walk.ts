import { depthFirst, type Visit } from '@/lib/tree/queries';
import type { TreeValue } from '@/lib/tree/value';

export interface Turn {
  /** Where a category begins, or where it ends: after all that is below it. */
  readonly kind: 'begins' | 'ends';
  readonly visit: Visit;
}

/** Every category twice, as brackets around what is below it. Needs no stack of calls: any depth will do. */
export function* walk(value: TreeValue): Generator<Turn> {
  const open: Visit[] = [];
  for (const visit of depthFirst(value)) {
    for (; open.length > visit.depth; ) yield { kind: 'ends', visit: open.pop() ?? visit };
    open.push(visit);
    yield { kind: 'begins', visit };
  }
  for (let last = open.pop(); last; last = open.pop()) yield { kind: 'ends', visit: last };
}
