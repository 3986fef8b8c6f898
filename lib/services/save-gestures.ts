import type { Gesture, GestureResult, SaveGestures, SaveResult } from '@/lib/api/gesture-contract';
import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/client';
import { listTouchesSince } from '@/lib/db/feedback';
import { AppError } from '@/lib/errors';
import { conflicts, staleReason } from '@/lib/tree/conflict';
import { applyGesture } from '@/lib/tree/gesture';
import { noteFreeEdits } from './adjudication/free-edits';
import { replayTree } from './load-tree';
import { OpenCorrection, withCorrection } from './open-correction';
import { withTrueExposure } from './reveal-assignments';

interface Save {
  readonly actor: Actor;
  readonly baseVersion: number;
  readonly correction: OpenCorrection;
  /** What others have touched since `baseVersion`. */
  readonly touchedSince: readonly string[];
}

interface Attempt {
  readonly result: GestureResult;
  /** null: it stands. */
  readonly refused: 'stale' | 'inapplicable' | null;
}

function refuse(gesture: Gesture, refused: 'stale' | 'inapplicable', reason: string): Attempt {
  return { result: { gestureId: gesture.id, status: 'refused', reason }, refused };
}

function saveOne(save: Save, gesture: Gesture): Attempt {
  const { correction, touchedSince, baseVersion, actor } = save;
  const outcome = correction.try(gesture.operations);
  if (!outcome.ok) return refuse(gesture, 'inapplicable', outcome.refusal.message);
  const touches = outcome.steps.flatMap((step) => step.touches);
  if (conflicts(touches, touchedSince)) return refuse(gesture, 'stale', staleReason);
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
  const { version } = correction;
  return { result: { gestureId: gesture.id, status: 'applied', version }, refused: null };
}

function saveAll(save: Save, gestures: readonly Gesture[]): readonly Attempt[] {
  const known = new Map(save.correction.applied);
  return gestures.map((gesture) => {
    const version = known.get(gesture.id);
    if (version !== undefined) {
      const result = { gestureId: gesture.id, status: 'already-applied', version } as const;
      return { result, refused: null };
    }
    const attempt = saveOne(save, gesture);
    if (attempt.result.version !== undefined) known.set(gesture.id, attempt.result.version);
    return attempt;
  });
}

/** Whether any of the gestures applies to the tree as it was at `baseVersion`. */
async function appliedThen(
  on: Transaction,
  { correction, baseVersion }: Save,
  gestures: readonly Gesture[],
): Promise<boolean> {
  const then = await replayTree(on, correction.record, baseVersion);
  return gestures.some((gesture) => applyGesture(then, gesture.operations).ok);
}

/** Whether nothing stands because of what others have changed since `baseVersion`. */
async function isStale(
  on: Transaction,
  save: Save,
  gestures: readonly Gesture[],
  attempts: readonly Attempt[],
): Promise<boolean> {
  if (attempts.some((attempt) => attempt.refused === null)) return false;
  if (attempts.some((attempt) => attempt.refused === 'stale')) return true;
  return save.touchedSince.length > 0 && appliedThen(on, save, gestures);
}

function requireKnownVersion(baseVersion: number, version: number): void {
  if (baseVersion <= version) return;
  throw new AppError(
    'malformed',
    `baseVersion: it is ${baseVersion}, but this tree is at version ${version}. Load the tree again.`,
  );
}

function applied(gestures: readonly Gesture[], attempts: readonly Attempt[]): readonly Gesture[] {
  return gestures.filter((_, index) => attempts[index]?.result.status === 'applied');
}

/**
 * The usual save: on the tree as this process last saw it, in one round trip instead of four. null, and nothing is
 * saved: something else has happened to the tree since, or would have to be looked up, so it has to be locked.
 */
async function saveAtOnce(
  actor: Actor,
  treeId: string,
  { baseVersion, gestures }: SaveGestures,
): Promise<SaveResult | null> {
  const correction = OpenCorrection.lastSeen(actor, treeId);
  if (correction?.version !== baseVersion || correction.record.kind === 'FINAL') return null;
  const attempts = saveAll({ actor, baseVersion, correction, touchedSince: [] }, gestures);
  if (correction.version === baseVersion || attempts.some(({ refused }) => refused)) return null;
  if (!(await correction.saveIfUnchanged())) return null;
  correction.committed();
  return { version: correction.version, results: attempts.map(({ result }) => result) };
}

/**
 * Applies the gestures in order, each as a whole; a gesture that cannot be applied is refused and the next one
 * is tried. A gesture that the log has already (a retried save) is not applied again. `stale`: none stands,
 * because of what others changed since `baseVersion`.
 *
 * Throws AppError 'not-found', 'forbidden', or 'malformed' for a version that the tree has not reached.
 */
export async function saveGestures(
  actor: Actor,
  treeId: string,
  asked: SaveGestures,
): Promise<SaveResult & { stale: boolean }> {
  const input = await withTrueExposure(actor, treeId, asked);
  const saved = await saveAtOnce(actor, treeId, input);
  if (saved !== null) return { ...saved, stale: false };
  const { baseVersion, gestures } = input;
  const ids = gestures.map((gesture) => gesture.id);
  return withCorrection(actor, treeId, ids, async (on, correction) => {
    requireKnownVersion(baseVersion, correction.version);
    const touchedSince =
      baseVersion < correction.version ? await listTouchesSince(on, treeId, baseVersion, ids) : [];
    const save = { actor, baseVersion, correction, touchedSince };
    const attempts = saveAll(save, gestures);
    const stale = await isStale(on, save, gestures, attempts);
    await correction.save();
    if (correction.record.kind === 'FINAL')
      await noteFreeEdits(on, actor, correction, applied(gestures, attempts));
    return { version: correction.version, results: attempts.map(({ result }) => result), stale };
  });
}
