/** What can be answered to an item. Every answer is a plan, so that what cannot be done says why. Pure. */

import { type Plan, planned } from '@/components/tree-editor/plan';
import type { ClientOperation } from '@/lib/tree/operation';
import type { CategoryId, TreeValue } from '@/lib/tree/value';

/** Links and groups are asked in two steps: first whether, then what instead. */
export type Step = 'whether' | 'instead';

export interface Choice {
  readonly id: string;
  /** Keys that choose it, in lower case; the first is shown. */
  readonly keys: readonly string[];
  readonly label: string;
  /** This is the standing answer. */
  readonly stands: boolean;
  readonly act: Act;
}

export type Act =
  | { readonly kind: 'answer'; readonly plan: Plan }
  /** Asks what instead. */
  | { readonly kind: 'step' }
  | Pick;

/** Asks for a category. */
export interface Pick {
  readonly kind: 'pick';
  readonly title: string;
  /** Offers the root, too: null. */
  readonly withRoot: boolean;
  /** Offered first. */
  readonly likely?: readonly CategoryId[];
  readonly planFor: (id: CategoryId | null) => Plan;
}

/** `keys` as one string, "y 1". */
export function choice(id: string, keys: string, label: string, act: Act, stands = false): Choice {
  return { id, keys: keys.split(' '), label, stands, act };
}

/** `done` says what the answer comes to. One that says nothing new is not refused: it leaves all as it is. */
export function planOf(
  value: TreeValue,
  operations: readonly ClientOperation[],
  done: string,
): Plan {
  if (operations.length === 0) return { ok: true, operations, intent: done, done };
  return planned(value, operations, { intent: done, done });
}
