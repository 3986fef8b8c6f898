/**
 * Undo and redo over a log that only grows: an undo is a new gesture that names the gesture it undoes, a
 * redo is a new gesture that names the undone gesture it makes again. Each person has a redo stack, which
 * an ordinary gesture of theirs clears.
 */

export interface LogEntry {
  readonly gestureId: string;
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly actorId: string;
}

interface Standing {
  readonly gestureId: string;
  readonly actorId: string;
}

/** Both in order, the latest last. */
interface History {
  readonly standing: readonly Standing[];
  /** Undone and not made again; the actor is who undid it. */
  readonly undone: readonly Standing[];
}

function historyOf(log: Iterable<LogEntry>): History {
  const standing = new Map<string, Standing>();
  let undone: Standing[] = [];
  for (const { gestureId, undoes, redoes, actorId } of log) {
    if (undoes !== null) {
      standing.delete(undoes);
      undone.push({ gestureId: undoes, actorId });
      continue;
    }
    standing.set(gestureId, { gestureId, actorId });
    undone = undone.filter((entry) =>
      redoes === null ? entry.actorId !== actorId : entry.gestureId !== redoes,
    );
  }
  return { standing: [...standing.values()], undone };
}

function lastOf(entries: readonly Standing[], actorId: string | undefined): string | null {
  const match = (entry: Standing) => actorId === undefined || entry.actorId === actorId;
  return entries.findLast(match)?.gestureId ?? null;
}

/** Gestures in force, oldest first: neither an undo nor undone. A redo stands for what it makes again. */
export function standingGestures(log: Iterable<LogEntry>): readonly string[] {
  return historyOf(log).standing.map(({ gestureId }) => gestureId);
}

/** The gesture to undo next: the latest in force, of this actor or of anybody; null when there is none. */
export function nextUndo(log: Iterable<LogEntry>, actorId?: string): string | null {
  return lastOf(historyOf(log).standing, actorId);
}

/** The gesture to make again next: the latest that this actor, or anybody, undid; null without one. */
export function nextRedo(log: Iterable<LogEntry>, actorId?: string): string | null {
  return lastOf(historyOf(log).undone, actorId);
}

/**
 * The gestures after `gestureId` that have changed the tree, what cancels out left aside: a gesture and the
 * undo of it, an undo and the redo that takes it back. In order; empty when nothing has come of them.
 */
export function changesSince(log: readonly LogEntry[], gestureId: string): readonly string[] {
  const position = log.findIndex((entry) => entry.gestureId === gestureId);
  let changes: readonly LogEntry[] = [];
  for (const entry of log.slice(position + 1)) {
    const cancelled = changes.find(({ gestureId: id, undoes }) =>
      entry.undoes === null ? undoes !== null && undoes === entry.redoes : id === entry.undoes,
    );
    changes = cancelled ? changes.filter((each) => each !== cancelled) : [...changes, entry];
  }
  return changes.map((entry) => entry.gestureId);
}

/** The reason that a roll-back's records give. */
export function rollbackReason(version: number): string {
  return `Rolled back to version ${version}.`;
}

/** The version that a gesture with this reason went back to; null for one that is no roll-back. */
export function rolledBackTo(reason: string | null): number | null {
  const version = /^Rolled back to version (\d{1,9})\.$/.exec(reason ?? '')?.[1];
  return version === undefined ? null : Number(version);
}
