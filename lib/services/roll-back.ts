import type { GestureResult, Rollback, SaveResult } from '@/lib/api/gesture-contract';
import type { Actor } from '@/lib/auth/actor';
import { countRecordsSince, loadInversesSince } from '@/lib/db/feedback';
import { staleReason } from '@/lib/tree/conflict';
import { rollbackReason } from '@/lib/tree/history';

import { withCorrection } from './open-correction';

/** Operations that one roll-back may take back: some hours of the fastest work. */
const mostRecords = 20_000;

/**
 * Takes the tree back to what it was at `version`, by appending one gesture of the inverses of all that has
 * come since; the log stays as it is, and the roll-back can be undone like any gesture. Refused as `stale`
 * when the tree has gone on since `baseVersion`. A repeated `gestureId` is applied once. Throws AppError
 * 'not-found', 'forbidden', or 'conflict' for a correction that is complete.
 */
export function rollBack(
  actor: Actor,
  treeId: string,
  { gestureId, version, baseVersion }: Rollback,
): Promise<SaveResult & { stale: boolean }> {
  return withCorrection(actor, treeId, [gestureId], async (on, correction) => {
    const reply = (result: Omit<GestureResult, 'gestureId'>, stale = false) => ({
      version: correction.version,
      results: [{ gestureId, ...result }],
      stale,
    });
    const known = correction.applied.get(gestureId);
    if (known !== undefined) return reply({ status: 'already-applied', version: known });
    const now = correction.version;
    if (version >= now) {
      return reply({
        status: 'refused',
        reason: `The tree is at version ${now}: nothing has come after ${version}.`,
      });
    }
    if (baseVersion !== undefined && baseVersion !== now) {
      return reply({ status: 'refused', reason: staleReason }, true);
    }
    const records = await countRecordsSince(on, treeId, version);
    if (records > mostRecords) {
      const reason = `That would take back ${records} operations, and ${mostRecords} is the most at once. Go back in smaller steps.`;
      return reply({ status: 'refused', reason });
    }
    const outcome = correction.tryAgain(await loadInversesSince(on, treeId, version));
    if (!outcome.ok) return reply({ status: 'refused', reason: outcome.refusal.message });
    correction.accept(outcome, {
      gestureId,
      actorId: actor.id,
      baseVersion: now,
      undoes: null,
      redoes: null,
      reason: rollbackReason(version),
      view: null,
      exposure: null,
      seconds: null,
    });
    await correction.save();
    return reply({ status: 'applied', version: correction.version });
  });
}
