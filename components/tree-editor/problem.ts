/** What could not be saved, in words. Pure. */

import type { HistoryEntry } from '@/lib/api/page-data';

import type { Refused } from './save-queue';

/** A gesture that will not be saved, for the person to read. */
export interface Problem {
  readonly id: string;
  /** What it was: "moved 'Reminders' into 'Alerts'". */
  readonly what: string;
  readonly reason: string;
}

/** `log` still has the refused gesture, and what it was to take back. */
export function problemOf({ item, reason }: Refused, log: readonly HistoryEntry[]): Problem {
  const isGesture = item.kind === 'gesture';
  const meant = isGesture ? item.id : item.target;
  const what = log.find(({ gestureId }) => gestureId === meant)?.descriptions[0] ?? 'A gesture';
  const doing = item.kind === 'undo' ? 'Undo' : 'Redo';
  return {
    id: item.id,
    what: isGesture ? what : `${doing} of “${what}”`,
    reason: withoutId(reason),
  };
}

const namesOne = /\b(category|study) [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/i;

/** The reason as it is, unless it names a category or a study by its id: nobody can see from that which it was. */
export function withoutId(reason: string): string {
  const kind = namesOne.exec(reason)?.[1]?.toLowerCase();
  return kind ? `A ${kind} it needs is gone.` : reason;
}
