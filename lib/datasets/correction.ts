import type { TreeValue } from '@/lib/tree/value';

import { type LogRecord, replayStanding, standingRecords } from './standing';

/** A correction as labels are read off it. */
export interface Correction {
  /** The tree that it was copied from. */
  readonly base: TreeValue;
  /** The corrected tree with its standing judgements. */
  readonly value: TreeValue;
  /** The edits that count, in order. */
  readonly records: readonly LogRecord[];
  /** The annotator called it complete and did not declare the rest untouched: what stands there is an answer. */
  readonly isComplete: boolean;
}

export interface StoredCorrection {
  readonly base: TreeValue;
  readonly value: TreeValue;
  readonly log: readonly LogRecord[];
  readonly isComplete: boolean;
  /** Ids of revoked gestures. */
  readonly revoked?: ReadonlySet<string>;
}

/**
 * The correction without what was undone or revoked. An undo has taken its edit out of the stored tree already; what
 * was revoked is taken out by replaying the rest, in which a gesture that needs a revoked one is left out too.
 */
export function readCorrection(stored: StoredCorrection): Correction {
  const { base, log, isComplete, revoked = new Set<string>() } = stored;
  const all = standingRecords(log);
  const records = standingRecords(log, revoked);
  if (records.length === all.length) return { base, value: stored.value, records, isComplete };
  const { value, dropped } = replayStanding(base, records);
  const without = new Set(dropped);
  return {
    base,
    value,
    records: records.filter(({ gestureId }) => !without.has(gestureId)),
    isComplete,
  };
}
