/** The log as the history panel shows it. Pure. */

import type { HistoryEntry } from '@/lib/api/page-data';
import { rolledBackTo } from '@/lib/tree/history';

import { type GestureWords, gestureInWords, type Names } from './gesture-words';

/** What an undo or redo did is what it took back or brought back. */
export interface HistoryLine extends GestureWords {
  readonly gestureId: string;
  readonly actorId: string;
  readonly who: string;
  readonly at: string;
  /** The tree's version after it. */
  readonly version: number;
  readonly kind: 'gesture' | 'undo' | 'redo' | 'rollback';
  /** Why it was made, where somebody said so. */
  readonly reason: string | null;
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
    const kind = kindOf(entry);
    return {
      gestureId: entry.gestureId,
      actorId: entry.actorId,
      who: who(entry),
      at: entry.at,
      version: entry.version,
      kind,
      ...gestureInWords(meant, names),
      reason: kind === 'rollback' ? null : entry.reason,
      undone: undo ? { who: who(undo), at: undo.at } : null,
    };
  });
}

function kindOf({ undoes, redoes, reason }: HistoryEntry): HistoryLine['kind'] {
  if (undoes !== null) return 'undo';
  if (redoes !== null) return 'redo';
  return rolledBackTo(reason) === null ? 'gesture' : 'rollback';
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
