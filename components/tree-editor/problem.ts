/** What could not be saved, in words. Pure. */

import type { HistoryEntry } from '@/lib/api/page-data';

import type { Refused, SaveItem } from './save-queue';

/** A gesture that will not be saved, for the person to read. */
export interface Problem {
  /** Of the gesture. */
  readonly id: string;
  /** null: it cannot be made again, for nobody knows what it was. */
  readonly item: SaveItem | null;
  /** What it was: "moved 'Reminders' into 'Alerts'". */
  readonly what: string;
  readonly reason: string;
}

export function problemOf({ item, reason }: Refused, what = 'A gesture'): Problem {
  return { id: item.id, item, what, reason: withoutId(reason) };
}

/** Something that was kept in the browser and is no gesture any more. */
export function unreadableProblem(id: string): Problem {
  return { id, item: null, what: 'An edit kept in this browser', reason: 'It is damaged.' };
}

/** `meant`: the log's entry of it, or of what it takes back or makes again. */
export function itemInWords(item: SaveItem, meant: Pick<HistoryEntry, 'descriptions'>): string {
  if (item.kind === 'rollback') return `Roll back to version ${item.version}`;
  const what = meant.descriptions[0] ?? 'A gesture';
  if (item.kind === 'gesture') return what;
  return `${item.kind === 'undo' ? 'Undo' : 'Redo'} of “${what}”`;
}

const namesOne = /\b(category|study) [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/i;

/** The reason as it is, unless it names a category or a study by its id: nobody can see from that which it was. */
export function withoutId(reason: string): string {
  const kind = namesOne.exec(reason)?.[1]?.toLowerCase();
  return kind ? `A ${kind} it needs is gone.` : reason;
}
