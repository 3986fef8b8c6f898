import type { Adjudication, Decide } from '@/lib/api/adjudication-contract';
import type { Actor } from '@/lib/auth/actor';
import {
  deleteDecisions,
  insertDecisions,
  listDecisions,
  listFinalGestures,
  type NewDecision,
} from '@/lib/db/adjudications';
import { database, type Transaction } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

import { type OpenCorrection, withCorrection } from '../open-correction';
import { undoGesture } from '../undo-gesture';
import { getAdjudication, requireFinalTree } from './get';
import { type LoadedAdjudication, loadAdjudication } from './load';
import { type DecisionPlan, planDecision, saidByKey } from './plan';
import { makeGesture, particularsOf } from './settle-agreed';
import { standingDecisions } from './standing';

function rowsOf(
  actor: Actor,
  loaded: LoadedAdjudication,
  { gestureId, decision }: Decide,
  plan: DecisionPlan,
): readonly NewDecision[] {
  const correctionId = decision.way === 'anew' ? null : decision.correctionId;
  const made = { way: decision.way, correctionId, gestureId, actorId: actor.id };
  return [...saidByKey(loaded, plan)].map(([itemKey, said]) => ({ ...made, itemKey, said }));
}

async function decideOn(
  on: Transaction,
  actor: Actor,
  final: OpenCorrection,
  decide: Decide,
): Promise<void> {
  const { id } = final.record;
  const loaded = await loadAdjudication(on, final.record, final.current);
  if (loaded.allDecisions.some(({ gestureId }) => gestureId === decide.gestureId)) return;
  const plan = planDecision(loaded, decide.decision);
  if (plan.keys.size === 0) throw new AppError('invalid', 'Nothing of this is open any more.');
  const { gestureId } = decide;
  const said = { gestureId, reason: plan.reason };
  if (plan.operations.length > 0)
    makeGesture(final, plan.operations, particularsOf(actor, final, said));
  await insertDecisions(on, id, rowsOf(actor, loaded, decide, plan));
  await final.save();
}

/**
 * Decides items of a final tree: one gesture on it, with what all agree on and that becomes possible by it. A decision
 * that leaves the tree as it is makes none. A repeated `gestureId` is decided once. Throws AppError 'not-found',
 * 'forbidden', 'conflict' for a complete one, 'invalid' for what cannot be, 'stale' where the sides have changed.
 */
export async function decide(actor: Actor, treeId: string, what: Decide): Promise<Adjudication> {
  await requireFinalTree(database(), actor, treeId);
  await withCorrection(actor, treeId, [what.gestureId], (on, final) =>
    decideOn(on, actor, final, what),
  );
  return getAdjudication(actor, treeId);
}

/**
 * Takes the actor's last standing decision back, and with it the gesture that it made; its items are open again.
 * Throws AppError as `decide`, 'stale' where what it changed has been changed since, 'conflict' without a decision.
 */
export async function takeDecisionBack(
  actor: Actor,
  treeId: string,
  gestureId: string,
): Promise<Adjudication> {
  const tree = await requireFinalTree(database(), actor, treeId);
  if (tree.completedAt !== null)
    throw new AppError('conflict', 'This final tree is complete. Open it again to change it.');
  const decisions = await listDecisions(database(), treeId);
  const log = await listFinalGestures(database(), treeId);
  const standing = new Set(standingDecisions(decisions, log).values());
  const last = decisions.findLast((each) => each.actorId === actor.id && standing.has(each));
  if (!last) throw new AppError('conflict', 'There is no decision of yours to take back.');
  if (log.some((entry) => entry.gestureId === last.gestureId))
    await undo(actor, treeId, { gestureId, target: last.gestureId });
  else await deleteDecisions(database(), treeId, last.gestureId);
  return getAdjudication(actor, treeId);
}

async function undo(
  actor: Actor,
  treeId: string,
  { gestureId, target }: { readonly gestureId: string; readonly target: string },
): Promise<void> {
  const { results, stale } = await undoGesture(actor, treeId, { gestureId, target });
  const refused = results.find(({ status }) => status === 'refused');
  if (refused) throw new AppError(stale ? 'stale' : 'invalid', refused.reason ?? 'It was refused.');
}
