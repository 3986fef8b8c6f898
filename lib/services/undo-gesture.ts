import type { GestureResult, SaveResult } from '@/lib/api/gesture-contract';
import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/client';
import { listLogEntries, listTouches, loadInverse, loadOperations } from '@/lib/db/feedback';
import { conflicts } from '@/lib/tree/conflict';
import {
  changesSince,
  type LogEntry,
  nextRedo,
  nextUndo,
  standingGestures,
} from '@/lib/tree/history';

import { type OpenCorrection, withCorrection } from './open-correction';

export interface Undo {
  readonly gestureId: string;
  readonly target?: string;
}

/** What an undo or redo comes down to: the gesture whose inverse is applied, and what the log says of it. */
interface Plan {
  /** The gesture that is taken back: for a redo, the undo. */
  readonly takesBack: string;
  readonly undoes: string | null;
  readonly redoes: string | null;
}

type Planner = (
  log: readonly LogEntry[],
  actor: Actor,
  target: string | undefined,
) => Plan | string;

async function applyPlan(
  on: Transaction,
  correction: OpenCorrection,
  actor: Actor,
  { gestureId, target }: Undo,
  planner: Planner,
): Promise<SaveResult & { stale: boolean }> {
  const treeId = correction.record.id;
  const known = correction.applied.get(gestureId);
  const reply = (result: Omit<GestureResult, 'gestureId'>, stale = false) => ({
    version: correction.version,
    results: [{ gestureId, ...result }],
    stale,
  });
  if (known !== undefined) {
    const operations = await loadOperations(on, treeId, gestureId);
    return reply({ status: 'already-applied', version: known, operations: [...operations] });
  }
  const log = await listLogEntries(on, treeId);
  const plan = planner(log, actor, target);
  if (typeof plan === 'string') return reply({ status: 'refused', reason: plan });
  const operations = await loadInverse(on, treeId, plan.takesBack);
  const outcome = correction.tryAgain(operations);
  if (!outcome.ok) return reply({ status: 'refused', reason: outcome.refusal.message });
  const since = await listTouches(on, treeId, changesSince(log, plan.takesBack));
  const touches = outcome.steps.flatMap((step) => step.touches);
  if (conflicts(touches, since)) return reply({ status: 'refused', reason: changedSince }, true);
  correction.accept(outcome, {
    gestureId,
    actorId: actor.id,
    baseVersion: correction.version,
    undoes: plan.undoes,
    redoes: plan.redoes,
    reason: null,
    view: null,
    exposure: null,
    seconds: null,
  });
  await correction.save();
  return reply({ status: 'applied', version: correction.version, operations: [...operations] });
}

const changedSince =
  'What it changed has been changed again since. Undo that first, or change it by hand.';

const unknownGesture = 'The log of this tree has no such gesture.';

function findEntry(log: readonly LogEntry[], gestureId: string): LogEntry | undefined {
  return log.find((entry) => entry.gestureId === gestureId);
}

const planUndo: Planner = (log, actor, target) => {
  const gestureId = target ?? nextUndo(log, actor.id);
  if (gestureId === null) return 'There is nothing to undo.';
  const entry = findEntry(log, gestureId);
  if (entry === undefined) return unknownGesture;
  if (entry.undoes !== null) return 'This is an undo. Redo what it took back instead.';
  if (!standingGestures(log).includes(gestureId)) return 'This gesture was undone already.';
  return { takesBack: gestureId, undoes: gestureId, redoes: null };
};

const planRedo: Planner = (log, actor, target) => {
  const gestureId = target ?? nextRedo(log, actor.id);
  if (gestureId === null) return 'There is nothing to redo.';
  if (findEntry(log, gestureId) === undefined) return unknownGesture;
  const last = log.findLast(({ undoes, redoes }) => undoes === gestureId || redoes === gestureId);
  if (last?.undoes !== gestureId) return 'This gesture is not undone.';
  return { takesBack: last.gestureId, undoes: null, redoes: gestureId };
};

/**
 * Takes a gesture back (default: my last standing one) by appending its inverse. Refused when it no longer
 * applies, and as `stale` when a later gesture that stands has changed the same. A repeated `gestureId` is applied once. Throws AppError 'not-found' or 'forbidden'.
 */
export function undoGesture(
  actor: Actor,
  treeId: string,
  undo: Undo,
): Promise<SaveResult & { stale: boolean }> {
  return withCorrection(actor, treeId, [undo.gestureId], (on, correction) =>
    applyPlan(on, correction, actor, undo, planUndo),
  );
}

/** Takes an undo back (default: that of my last undone gesture); otherwise as `undoGesture`. */
export function redoGesture(
  actor: Actor,
  treeId: string,
  redo: Undo,
): Promise<SaveResult & { stale: boolean }> {
  return withCorrection(actor, treeId, [redo.gestureId], (on, correction) =>
    applyPlan(on, correction, actor, redo, planRedo),
  );
}
