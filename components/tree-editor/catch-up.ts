/**
 * Brings a correction up to what others have made of it: their gestures go below one's own unsaved ones. Pure.
 */

import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { HistoryEntry } from '@/lib/api/page-data';
import { conflicts, staleReason } from '@/lib/tree/conflict';
import { replay, replayGesture } from '@/lib/tree/gesture';
import type { Operation } from '@/lib/tree/operation';
import type { TreeValue } from '@/lib/tree/value';

import { advance, type Correction, mostDescriptions, type Stamp } from './correction';
import type { Refused, SaveItem } from './save-queue';

/** What the server has. */
export interface Saved extends Correction {
  readonly version: number;
}

/** A gesture that is not on the server. */
export interface Waiting {
  readonly item: SaveItem;
  /** The version of the tree that it was made on top of. */
  readonly baseVersion: number;
  /** Ids of gestures that it never stands against: made in the same tab, so that its author had seen them or knew. */
  readonly seen: ReadonlySet<string>;
}

export interface LoggedGesture {
  readonly entry: HistoryEntry;
  readonly operations: readonly Operation[];
}

/** The records of the log folded together by gesture, in the order they came. */
export function gesturesOf(records: readonly FeedbackRecord[]): readonly LoggedGesture[] {
  return [...Map.groupBy(records, ({ version }) => version).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { gestureId, actorId, actor, at, version, undoes, redoes } = first;
    const inverse = group.toReversed().flatMap((record) => record.inverse);
    const descriptions = group.slice(0, mostDescriptions).map(({ description }) => description);
    const operations = group.map(({ operation }) => operation);
    const types = [...new Set(operations.map(({ type }) => type))];
    const effect = { descriptions, operations: group.length, types, inverse };
    const { reason } = first;
    const entry = { gestureId, actorId, actor, at, version, undoes, redoes, reason, ...effect };
    return [{ entry, operations }];
  });
}

/** What one gesture of the log touched. */
interface Touched {
  readonly gestureId: string;
  readonly version: number;
  readonly touches: readonly string[];
}

export interface CaughtUp {
  readonly saved: Saved;
  /** `saved` with what is kept on top of it. */
  readonly correction: Correction;
  /** Still to be sent, in order. */
  readonly keep: readonly SaveItem[];
  /** What no longer applies, or would overwrite what others have done since. */
  readonly dropped: readonly Refused[];
  /** What is new in the log, one's own included. */
  readonly entries: readonly HistoryEntry[];
}

/**
 * `gestures`: the log without a gap from the lowest base version of what waits, or from `saved` where that is
 * lower, to its end. null when the log does not fit to what is saved: then the whole tree has to be loaded.
 */
export function catchUp(
  saved: Saved,
  gestures: readonly LoggedGesture[],
  waiting: readonly Waiting[],
  stamp: Stamp,
): CaughtUp | null {
  const followed = follow(saved, gestures);
  if (!followed) return null;
  const ahead = gestures.filter(({ entry }) => entry.version > saved.version);
  const entries = ahead.map(({ entry }) => entry);
  const version = entries.at(-1)?.version ?? saved.version;
  const now = { value: followed.value, log: [...saved.log, ...entries], version };
  const logged = new Set(gestures.map(({ entry }) => entry.gestureId));
  const missing = waiting.filter(({ item }) => !logged.has(item.id));
  const top = putOnTop(now, missing, followed.touched, stamp);
  return { saved: now, ...top, entries };
}

/** Goes back to where the gestures begin, and makes them one after the other. */
function follow(
  saved: Saved,
  gestures: readonly LoggedGesture[],
): { readonly value: TreeValue; readonly touched: readonly Touched[] } | null {
  const start = gestures[0]?.entry.version ?? saved.version + 1;
  if (start > saved.version + 1) return null;
  if (gestures.some(({ entry }, index) => entry.version !== start + index)) return null;
  if (gestures.length > 0 && start + gestures.length - 1 < saved.version) return null;
  const behind = gestures.filter(({ entry }) => entry.version <= saved.version);
  const inverses = behind.toReversed().flatMap(({ entry }) => entry.inverse ?? []);
  const began = replay(saved.value, inverses);
  if (!began.ok) return null;
  let { value } = began;
  const touched: Touched[] = [];
  for (const { entry, operations } of gestures) {
    const outcome = replayGesture(value, operations);
    if (!outcome.ok) return null;
    value = outcome.value;
    const touches = outcome.steps.flatMap((step) => step.touches);
    touched.push({ gestureId: entry.gestureId, version: entry.version, touches });
  }
  return { value, touched };
}

/**
 * Puts what waits on top of what is saved, as the server would: refused is what cannot apply, and what touches
 * the same as something since it was made that its author had not seen: in the log (`logged`), or among what waits
 * before it. What the log has already is left out.
 */
export function putOnTop(
  saved: Correction,
  waiting: readonly Waiting[],
  logged: readonly Touched[],
  stamp: Stamp,
): Pick<CaughtUp, 'correction' | 'keep' | 'dropped'> {
  let correction: Correction = { value: saved.value, log: saved.log };
  const known = new Set(saved.log.map(({ gestureId }) => gestureId));
  const keep: SaveItem[] = [];
  const dropped: Refused[] = [];
  const touched = [...logged];
  for (const { item, baseVersion, seen } of waiting) {
    if (known.has(item.id)) continue;
    known.add(item.id);
    const step = advance(correction, item, stamp);
    const since = touched.filter(
      ({ gestureId, version }) => version > baseVersion && !seen.has(gestureId),
    );
    if (!step.ok) dropped.push({ item, reason: step.reason });
    else if (isOvertaken(item, step.touches, since)) dropped.push({ item, reason: staleReason });
    else {
      correction = step.correction;
      keep.push(step.item);
      const { touches } = step;
      touched.push({ gestureId: item.id, version: Number.POSITIVE_INFINITY, touches });
    }
  }
  return { correction, keep, dropped };
}

/** A roll-back takes back what its author has seen, and nothing else. The server looks at undos itself. */
function isOvertaken(
  { kind }: SaveItem,
  touches: readonly string[],
  since: readonly Touched[],
): boolean {
  if (since.length === 0 || kind === 'undo' || kind === 'redo') return false;
  return (
    kind === 'rollback' ||
    conflicts(
      touches,
      since.flatMap((each) => each.touches),
    )
  );
}
