/** Which edits of a log count: those neither undone nor revoked. */

import { replayGesture } from '@/lib/tree/gesture';
import { type LogEntry, standingGestures } from '@/lib/tree/history';
import type { Operation } from '@/lib/tree/operation';
import { emptyTree, type TreeValue } from '@/lib/tree/value';

/** One record of the feedback log, as far as labels follow from it. */
export interface LogRecord extends LogEntry {
  readonly operation: Operation;
  /** ISO 8601. */
  readonly at: string;
  /** What the gesture took; null when it was not measured. */
  readonly seconds: number | null;
  /** Whether the model's answer was visible; null when it was not noted. */
  readonly exposure: string | null;
}

/** One record a gesture, as `standingGestures` counts them. */
function gesturesOf(log: readonly LogRecord[]): readonly LogRecord[] {
  return log.filter((record, index) => record.gestureId !== log[index - 1]?.gestureId);
}

/**
 * The records that count, in order: of gestures in force and not in `revoked`. A redo falls with the gesture that it
 * makes again.
 */
export function standingRecords(
  log: readonly LogRecord[],
  revoked: ReadonlySet<string> = new Set(),
): readonly LogRecord[] {
  const gestures = gesturesOf(log);
  const madeAgain = new Map(gestures.map(({ gestureId, redoes }) => [gestureId, redoes]));
  const isRevoked = (id: string): boolean => {
    const first = madeAgain.get(id) ?? null;
    return revoked.has(id) || (first !== null && isRevoked(first));
  };
  const standing = new Set(standingGestures(gestures).filter((id) => !isRevoked(id)));
  return log.filter(({ gestureId }) => standing.has(gestureId));
}

export interface Replayed {
  readonly value: TreeValue;
  /** Gestures that no longer apply without the revoked ones, and so count as not made either. */
  readonly dropped: readonly string[];
}

/** The base with the records that count applied over it, a gesture as a whole or not at all. */
export function replayStanding(base: TreeValue, records: readonly LogRecord[]): Replayed {
  let value: TreeValue = { ...base, review: emptyTree([]).review };
  const dropped: string[] = [];
  for (const [gestureId, gesture] of Map.groupBy(records, (record) => record.gestureId)) {
    const outcome = replayGesture(
      value,
      gesture.map(({ operation }) => operation),
    );
    if (outcome.ok) value = outcome.value;
    else dropped.push(gestureId);
  }
  return { value, dropped };
}
