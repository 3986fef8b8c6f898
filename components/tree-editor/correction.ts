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

import type { Refused, SaveItem } from './save-queue';

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
  | { readonly ok: true; readonly correction: Correction; readonly entry: HistoryEntry }
  | { readonly ok: false; readonly reason: string };

export function correctionFrom(data: Pick<TreePageData, 'rows' | 'history'>): Correction {
  return { value: treeFromRows(data.rows), log: data.history };
}

/** Applies one item as the server will. An undo or a redo whose target is not in the log is refused. */
export function advance(correction: Correction, item: SaveItem, stamp: Stamp): Advance {
  const outcome = outcomeOf(correction, item, stamp);
  if (!outcome) return { ok: false, reason: 'What it refers to was not saved.' };
  if (!outcome.ok) return { ok: false, reason: outcome.refusal.message };
  const entry: HistoryEntry = {
    gestureId: item.id,
    actorId: stamp.actorId,
    actor: '',
    at: stamp.at,
    version: (correction.log.at(-1)?.version ?? 0) + 1,
    undoes: item.kind === 'undo' ? item.target : null,
    redoes: item.kind === 'redo' ? item.target : null,
    descriptions: outcome.steps.slice(0, 3).map(({ description }) => description ?? ''),
    operations: outcome.steps.length,
    inverse: inverseOfGesture(outcome.steps),
  };
  const log = [...correction.log, entry];
  return { ok: true, correction: { value: outcome.value, log }, entry };
}

function outcomeOf(
  { value, log }: Correction,
  item: SaveItem,
  { studyTitle }: Stamp,
): GestureOutcome | null {
  if (item.kind === 'gesture') return applyGesture(value, item.operations, studyTitle);
  const taken =
    item.kind === 'undo'
      ? log.find(({ gestureId }) => gestureId === item.target)
      : log.find(({ undoes }) => undoes === item.target);
  return taken?.inverse ? replayGesture(value, taken.inverse, studyTitle) : null;
}

/** The gesture that Undo takes back, and the undone one that Redo makes again; null without one. */
export function undoTarget({ log }: Correction, actorId: string): HistoryEntry | null {
  return entryOf(log, nextUndo(log, actorId));
}

export function redoTarget({ log }: Correction, actorId: string): HistoryEntry | null {
  return entryOf(log, nextRedo(log, actorId));
}

function entryOf(log: readonly HistoryEntry[], gestureId: string | null): HistoryEntry | null {
  return log.find((entry) => entry.gestureId === gestureId) ?? null;
}

export interface Rebased {
  readonly correction: Correction;
  /** What is still to be saved, in order. */
  readonly keep: readonly SaveItem[];
  readonly dropped: readonly Refused[];
}

/** Puts what is not saved yet on top of what was just loaded; hands back what no longer applies. */
export function rebase(loaded: Correction, pending: readonly SaveItem[], stamp: Stamp): Rebased {
  let correction = loaded;
  const saved = new Set(loaded.log.map(({ gestureId }) => gestureId));
  const keep: SaveItem[] = [];
  const dropped: Refused[] = [];
  for (const item of pending.filter(({ id }) => !saved.has(id))) {
    const step = advance(correction, item, stamp);
    if (step.ok) {
      correction = step.correction;
      keep.push(item);
    } else {
      dropped.push({ item, reason: step.reason });
    }
  }
  return { correction, keep, dropped };
}
