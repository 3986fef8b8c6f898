import type { Gesture, GestureResult, SaveGestures, SaveResult } from '@/lib/api/contract';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { findAppliedGestures, listTouchesSince } from '@/lib/db/feedback';
import { AppError } from '@/lib/errors';
import { conflicts } from '@/lib/tree/conflict';

import { OpenCorrection } from './open-correction';

const staleReason =
  'The tree has been changed here since you last saw it. Look at it as it is now, and do it again.';

interface Save {
  readonly actor: Actor;
  readonly baseVersion: number;
  readonly correction: OpenCorrection;
  /** What others have touched since `baseVersion`. */
  readonly touchedSince: readonly string[];
}

function refuse(gesture: Gesture, reason: string): GestureResult {
  return { gestureId: gesture.id, status: 'refused', reason };
}

function saveOne(save: Save, gesture: Gesture): GestureResult & { stale?: boolean } {
  const { correction, touchedSince, baseVersion, actor } = save;
  const outcome = correction.try(gesture.operations);
  if (!outcome.ok) {
    return { ...refuse(gesture, outcome.refusal.message), stale: touchedSince.length > 0 };
  }
  const touches = outcome.steps.flatMap((step) => step.touches);
  if (conflicts(touches, touchedSince)) return { ...refuse(gesture, staleReason), stale: true };
  correction.accept(outcome, {
    gestureId: gesture.id,
    actorId: actor.id,
    baseVersion,
    undoes: null,
    redoes: null,
    reason: gesture.reason ?? null,
    view: gesture.view ?? null,
    exposure: gesture.exposure ?? null,
    seconds: gesture.seconds ?? null,
  });
  return { gestureId: gesture.id, status: 'applied', version: correction.version };
}

function requireKnownVersion(baseVersion: number, version: number): void {
  if (baseVersion <= version) return;
  throw new AppError(
    'invalid',
    `baseVersion is ${baseVersion}, but this tree is at version ${version}.`,
  );
}

/**
 * Applies the gestures in order, each as a whole; a gesture that cannot be applied is refused and the next one
 * is tried. A gesture that the log has already (a retried save) is not applied again. `stale`: a refusal came
 * from what others changed since `baseVersion`.
 *
 * Throws AppError 'not-found', 'forbidden', or 'invalid' for a version that the tree has not reached.
 */
export function saveGestures(
  actor: Actor,
  treeId: string,
  { baseVersion, gestures }: SaveGestures,
): Promise<SaveResult & { stale: boolean }> {
  return inTransaction(async (on) => {
    const correction = await OpenCorrection.lock(on, actor, treeId);
    requireKnownVersion(baseVersion, correction.version);
    const ids = gestures.map((gesture) => gesture.id);
    const known = new Map(await findAppliedGestures(on, treeId, ids));
    const touchedSince =
      baseVersion < correction.version ? await listTouchesSince(on, treeId, baseVersion, ids) : [];
    const save = { actor, baseVersion, correction, touchedSince };
    let stale = false;
    const results = gestures.map((gesture): GestureResult => {
      const version = known.get(gesture.id);
      if (version !== undefined) {
        return { gestureId: gesture.id, status: 'already-applied', version };
      }
      const { stale: isStale, ...result } = saveOne(save, gesture);
      if (result.version !== undefined) known.set(gesture.id, result.version);
      stale ||= isStale ?? false;
      return result;
    });
    await correction.save();
    return { version: correction.version, results, stale };
  });
}
