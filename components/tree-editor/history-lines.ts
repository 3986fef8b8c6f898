/** The log as the history panel shows it. Pure. */

import type { HistoryEntry } from '@/lib/api/page-data';

import { type GestureWords, gestureInWords, type Names } from './gesture-words';

/** What an undo or redo did is what it took back or brought back. */
export interface HistoryLine extends GestureWords {
  readonly gestureId: string;
  readonly who: string;
  readonly at: string;
  readonly kind: 'gesture' | 'undo' | 'redo';
  /** Who took it back and when; null while it stands. */
  readonly undone: { readonly who: string; readonly at: string } | null;
}

/** Newest first. */
export function historyLines(
  log: readonly HistoryEntry[],
  readerId: string,
  names: Names,
): readonly HistoryLine[] {
  const byId = new Map(log.map((entry) => [entry.gestureId, entry]));
  const undoOf = new Map<string, HistoryEntry>();
  for (const entry of log) {
    if (entry.undoes !== null) undoOf.set(entry.undoes, entry);
    if (entry.redoes !== null) undoOf.delete(entry.redoes);
  }
  const who = (entry: HistoryEntry) => (entry.actorId === readerId ? 'You' : entry.actor);
  return log.toReversed().map((entry) => {
    const meant = byId.get(entry.undoes ?? entry.redoes ?? '') ?? entry;
    const undo = undoOf.get(entry.gestureId);
    return {
      gestureId: entry.gestureId,
      who: who(entry),
      at: entry.at,
      kind: entry.undoes ? 'undo' : entry.redoes ? 'redo' : 'gesture',
      ...gestureInWords(meant, names),
      undone: undo ? { who: who(undo), at: undo.at } : null,
    };
  });
}

/** "just now", "5 min ago", "3 h ago", then the date. Times in milliseconds. */
export function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}
