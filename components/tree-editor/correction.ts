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
import { nextRedo, nextUndo } from '@/lib/tree/history';
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
 * inverse only the server has is logged, and leaves the value as it is.
 */
export function advance(correction: Correction, item: SaveItem, stamp: Stamp): Advance {
  const { value, log } = correction;
  if (item.kind === 'gesture') {
    return advanced(
      correction,
      item,
      stamp,
      applyGesture(value, item.operations, stamp.studyTitle),
    );
  }
  const taken = takenBackBy(item, log);
  if (!taken) return { ok: false, reason: 'What it refers to was not saved.' };
  if (taken.inverse === null) {
    const { descriptions, operations } = taken;
    const entry = entryOf(correction, item, stamp, { descriptions, operations, inverse: null });
    const logged = { value, log: [...log, entry] };
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
    inverse: inverseOfGesture(steps),
  });
  const touches = steps.flatMap((step) => step.touches);
  return { ok: true, correction: { value, log: [...correction.log, entry] }, entry, item, touches };
}

type Effect = Pick<HistoryEntry, 'descriptions' | 'operations' | 'inverse'>;

function entryOf({ log }: Correction, item: SaveItem, stamp: Stamp, effect: Effect): HistoryEntry {
  return {
    gestureId: item.id,
    actorId: stamp.actorId,
    actor: '',
    at: stamp.at,
    version: (log.at(-1)?.version ?? 0) + 1,
    undoes: item.kind === 'undo' ? item.target : null,
    redoes: item.kind === 'redo' ? item.target : null,
    ...effect,
  };
}

/** The gesture whose inverse it applies: of a redo, the last undo of its target. */
function takenBackBy(
  { kind, target }: Exclude<SaveItem, { kind: 'gesture' }>,
  log: readonly HistoryEntry[],
): HistoryEntry | undefined {
  return kind === 'undo'
    ? log.find(({ gestureId }) => gestureId === target)
    : log.findLast(({ undoes }) => undoes === target);
}

/** The gesture that Undo takes back, and the undone one that Redo makes again; null without one. */
export function undoTarget({ log }: Correction, actorId: string): HistoryEntry | null {
  return findEntry(log, nextUndo(log, actorId));
}

export function redoTarget({ log }: Correction, actorId: string): HistoryEntry | null {
  return findEntry(log, nextRedo(log, actorId));
}

function findEntry(log: readonly HistoryEntry[], gestureId: string | null): HistoryEntry | null {
  return log.find((entry) => entry.gestureId === gestureId) ?? null;
}
