/** A gesture that somebody could make now, in words, or the reason why it cannot be made. */

import { applyGesture } from '@/lib/tree/gesture';
import type { ClientOperation } from '@/lib/tree/operation';
import { type CategoryId, ROOT, type StudyId, type TreeValue } from '@/lib/tree/value';

export type Plan =
  | {
      readonly ok: true;
      readonly operations: readonly ClientOperation[];
      /** What would happen: "Move ‘Reminders’ into ‘Alerts’". */
      readonly intent: string;
      /** What has happened, once it has: "Moved ‘Reminders’ into ‘Alerts’". */
      readonly done: string;
    }
  | { readonly ok: false; readonly reason: string };

/** "May I?" is asked of the function that does it. */
export function planned(
  value: TreeValue,
  operations: readonly ClientOperation[],
  words: { readonly intent: string; readonly done: string },
): Plan {
  const outcome = applyGesture(value, operations);
  return outcome.ok
    ? { ok: true, operations, ...words }
    : { ok: false, reason: outcome.refusal.message };
}

export function refused(reason: string): Plan {
  return { ok: false, reason };
}

const longestQuoted = 60;

/** A category's name in quotation marks, cut when it is long; null is the virtual root. */
export function quoted(value: TreeValue, id: CategoryId | null): string {
  if (id === null || id === ROOT) return 'the root';
  const name = value.categories[id]?.name ?? 'a removed category';
  return name.length > longestQuoted ? `‘${name.slice(0, longestQuoted)}…’` : `‘${name}’`;
}

/** "the study" for one, "3 studies" for more. */
export function countOf(things: readonly unknown[], one: string, many: string): string {
  return things.length === 1 ? one : `${things.length} ${many}`;
}

/** A study as it stands in one place: under a category, or nowhere (null). */
export interface Placement {
  readonly studyId: StudyId;
  readonly from: CategoryId | null;
}
