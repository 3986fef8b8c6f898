import type { DecisionRow, FinalGesture } from '@/lib/db/adjudications';
import { standingGestures } from '@/lib/tree/history';

/** Ids of the gestures in force: neither undone nor rolled back. What was redone is in force under its first id too. */
export function gesturesInForce(log: readonly FinalGesture[]): ReadonlySet<string> {
  const standing = new Set(standingGestures(log));
  const rollbacks = log.filter(
    (each) => each.rolledBackTo !== null && standing.has(each.gestureId),
  );
  const isRolledBack = ({ version }: FinalGesture) =>
    rollbacks.some((each) => version > (each.rolledBackTo ?? 0) && version < each.version);
  const byId = new Map(log.map((entry) => [entry.gestureId, entry]));
  const inForce = new Set<string>();
  for (const entry of log.filter((each) => standing.has(each.gestureId) && !isRolledBack(each)))
    for (let at: FinalGesture | undefined = entry; at; at = byId.get(at.redoes ?? ''))
      inForce.add(at.gestureId);
  return inForce;
}

/**
 * The decision that counts for each item: the latest whose gesture is in force. One that made no gesture counts as
 * long as it is there.
 */
export function standingDecisions<D extends DecisionRow>(
  decisions: readonly D[],
  log: readonly FinalGesture[],
): ReadonlyMap<string, D> {
  const inForce = gesturesInForce(log);
  const inLog = new Set(log.map(({ gestureId }) => gestureId));
  const stands = ({ gestureId }: DecisionRow) => inForce.has(gestureId) || !inLog.has(gestureId);
  return new Map(decisions.filter(stands).map((decision) => [decision.itemKey, decision]));
}
