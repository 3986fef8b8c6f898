/**
 * A correction as its editor holds it: the value with every gesture applied at once, and the log, whose
 * last entries the server may not have yet. Pure: ids, times and words come in.
 */

import type { HistoryEntry, TreePageData } from '@/lib/api/page-data';
import {
  applyGesture,
  type GestureOutcome,
  inverseOfGesture,
  replayGesture,
} from '@/lib/tree/gesture';
import { nextRedo, nextUndo, rollbackReason } from '@/lib/tree/history';
import { treeFromRows } from '@/lib/tree/rows';
import type { StudyId, TreeValue } from '@/lib/tree/value';

import type { SaveItem } from './save-queue';

/** As many as the server sends of each gesture. */
export const mostDescriptions = 3;

export interface Correction {
  readonly value: TreeValue;
  /** Oldest first. */
  readonly log: readonly HistoryEntry[];
}

/** Who makes a gesture and when, and how to name studies in its description. */
export interface Stamp {
  readonly actorId: string;
  readonly at: string;
  readonly studyTitle: (id: StudyId) => string;
}

export type Advance =
  | {
      readonly ok: true;
      readonly correction: Correction;
      readonly entry: HistoryEntry;
      /** As it is to be sent. */
      readonly item: SaveItem;
      /** Keys of what it changed, for `conflicts` (lib/tree/conflict.ts). */
      readonly touches: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

export function correctionFrom(data: Pick<TreePageData, 'rows' | 'history'>): Correction {
  return { value: treeFromRows(data.rows), log: data.history };
}

/**
 * Applies one item as the server will. An undo or a redo whose target is not in the log is refused; one whose
 * inverse only the server has is logged, and leaves the value as it is. So does a roll-back beyond the gestures
 * whose inverse is known here.
 */
export function advance(correction: Correction, item: SaveItem, stamp: Stamp): Advance {
  const { value } = correction;
  if (item.kind === 'gesture') {
    const outcome = applyGesture(value, item.operations, stamp.studyTitle);
    return advanced(correction, item, stamp, outcome);
  }
  const taken =
    item.kind === 'rollback' ? takenSince(item, correction) : takenBackBy(item, correction);
  if (typeof taken === 'string') return { ok: false, reason: taken };
  if (taken.inverse === null) {
    const entry = entryOf(correction, item, stamp, taken);
    const logged = { value, log: [...correction.log, entry] };
    return { ok: true, correction: logged, entry, item: { ...item, unapplied: true }, touches: [] };
  }
  const outcome = replayGesture(value, taken.inverse, stamp.studyTitle);
  return advanced(correction, { ...item, unapplied: false }, stamp, outcome);
}

function advanced(
  correction: Correction,
  item: SaveItem,
  stamp: Stamp,
  outcome: GestureOutcome,
): Advance {
  if (!outcome.ok) return { ok: false, reason: outcome.refusal.message };
  const { value, steps } = outcome;
  const entry = entryOf(correction, item, stamp, {
    descriptions: steps.slice(0, mostDescriptions).map(({ description }) => description ?? ''),
    operations: steps.length,
    types: [...new Set(steps.map(({ operation }) => operation.type))],
    inverse: inverseOfGesture(steps),
  });
  const touches = steps.flatMap((step) => step.touches);
  return { ok: true, correction: { value, log: [...correction.log, entry] }, entry, item, touches };
}

type Effect = Pick<HistoryEntry, 'descriptions' | 'operations' | 'types' | 'inverse'>;

function entryOf({ log }: Correction, item: SaveItem, stamp: Stamp, effect: Effect): HistoryEntry {
  return {
    gestureId: item.id,
    actorId: stamp.actorId,
    actor: '',
    at: stamp.at,
    version: (log.at(-1)?.version ?? 0) + 1,
    undoes: item.kind === 'undo' ? item.target : null,
    redoes: item.kind === 'redo' ? item.target : null,
    reason: item.kind === 'rollback' ? rollbackReason(item.version) : null,
    descriptions: effect.descriptions,
    operations: effect.operations,
    types: effect.types,
    inverse: effect.inverse,
  };
}

/** What the gesture did whose inverse it applies (of a redo: the last undo of its target), or why there is none. */
function takenBackBy(
  { kind, target }: SaveItem & { kind: 'undo' | 'redo' },
  { log }: Correction,
): Effect | string {
  const taken =
    kind === 'undo'
      ? log.find(({ gestureId }) => gestureId === target)
      : log.findLast(({ undoes }) => undoes === target);
  return taken ?? 'What it refers to was not saved.';
}

/** All that has come after a version, as one. */
function takenSince(
  { version }: SaveItem & { kind: 'rollback' },
  { log }: Correction,
): Effect | string {
  const since = log.filter((entry) => entry.version > version);
  if (since.length === 0) return `Nothing has come after version ${version}.`;
  const isKnown = (since[0]?.version ?? 0) === version + 1;
  const inverses = since.toReversed().map(({ inverse }) => inverse);
  const isWhole = isKnown && !inverses.includes(null);
  return {
    descriptions: [
      `took back ${since.length === 1 ? 'the last gesture' : `${since.length} gestures`}`,
    ],
    operations: since.reduce((sum, { operations }) => sum + operations, 0),
    types: [...new Set(since.flatMap(({ types }) => types))],
    inverse: isWhole ? inverses.flatMap((inverse) => inverse ?? []) : null,
  };
}

/** What Undo takes back and Redo makes again; null without one. */
export interface Targets {
  readonly undoable: HistoryEntry | null;
  readonly redoable: HistoryEntry | null;
  /** Something could be redone that is not in this part of the log. */
  readonly isRedoOlder: boolean;
}

const known = new WeakMap<readonly HistoryEntry[], { actorId: string; targets: Targets }>();

/** For the person, as far as `log` goes back. Worked out once a log, of whatever length. */
export function targetsOf(log: readonly HistoryEntry[], actorId: string): Targets {
  const last = known.get(log);
  if (last?.actorId === actorId) return last.targets;
  const undoable = findEntry(log, nextUndo(log, actorId));
  const redo = nextRedo(log, actorId);
  const redoable = findEntry(log, redo);
  const targets = { undoable, redoable, isRedoOlder: redo !== null && redoable === null };
  known.set(log, { actorId, targets });
  return targets;
}

function findEntry(log: readonly HistoryEntry[], gestureId: string | null): HistoryEntry | null {
  if (gestureId === null) return null;
  return log.findLast((entry) => entry.gestureId === gestureId) ?? null;
}
