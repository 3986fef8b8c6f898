import { mostSides } from '@/lib/api/adjudication-contract';
import type { Actor } from '@/lib/auth/actor';
import { canAdjudicate } from '@/lib/auth/rights';
import {
  findFinalTreeId,
  insertAdjudication,
  listAdjudicated,
  listCorrectionsOf,
  replaceAdjudicated,
} from '@/lib/db/adjudications';
import { inTransaction, type Transaction } from '@/lib/db/client';
import { insertCopy } from '@/lib/db/tree-writes';
import { getTreeRecord, type LockedTree, lockTree } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';

import { withCorrection } from '../open-correction';
import { requireReadable } from '../readable-tree';
import { settleAgreed } from './settle-agreed';

interface Started {
  /** The final tree. */
  readonly treeId: string;
  readonly created: boolean;
}

/** Throws AppError 'forbidden'. */
export function requireAdjudicator(actor: Actor): void {
  if (canAdjudicate(actor)) return;
  throw new AppError('forbidden', 'Corrections are settled by an administrator.');
}

async function chooseCorrections(
  on: Transaction,
  baseTreeId: string,
  wanted: readonly string[] | undefined,
): Promise<readonly string[]> {
  const all = await listCorrectionsOf(on, baseTreeId);
  const complete = all.filter(({ completedAt }) => completedAt !== null);
  const offered = (complete.length > 1 ? complete : all).slice(0, mostSides).map(({ id }) => id);
  const chosen = [...new Set(wanted ?? offered)];
  if (!chosen.every((id) => all.some((each) => each.id === id)))
    throw new AppError('invalid', 'One of these is no correction of this tree.');
  if (chosen.length < 2)
    throw new AppError('invalid', `Settling takes two corrections; there is ${chosen.length}.`);
  return chosen;
}

async function openFinal(
  on: Transaction,
  base: LockedTree,
  wanted: readonly string[] | undefined,
): Promise<Started> {
  const existing = await findFinalTreeId(on, base.id);
  if (existing !== null && wanted === undefined) return { treeId: existing, created: false };
  const chosen = await chooseCorrections(on, base.id, wanted);
  const before = existing === null ? [] : await listAdjudicated(on, existing);
  // Who was there keeps their place, and with it the names of what several have added.
  const staying = before.map(({ id }) => id).filter((id) => chosen.includes(id));
  const { topicId, studyRevision } = base;
  const treeId =
    existing ?? (await insertCopy(on, { topicId, studyRevision, kind: 'FINAL' }, base.id));
  if (existing === null) await insertAdjudication(on, treeId, base.id);
  await replaceAdjudicated(on, treeId, [...new Set([...staying, ...chosen])]);
  return { treeId, created: existing === null };
}

/**
 * Begins the final tree of a tree, or goes on with it: what all agree on is settled, unless it is complete. Its log
 * begins with that. `correctionIds`: default those that are complete, or all where fewer than two are; of a final tree
 * that there is already, those it has; a decision stands unless who comes in objects to it anew. Throws AppError
 * 'not-found', 'forbidden', or 'invalid' without two corrections.
 */
export async function startAdjudication(
  actor: Actor,
  baseTreeId: string,
  correctionIds?: readonly string[],
): Promise<Started> {
  const started = await inTransaction(async (on) => {
    // Locked, so that two clicks make one final tree.
    const base = requireReadable(actor, await lockTree(on, baseTreeId));
    requireAdjudicator(actor);
    if (base.kind === 'CORRECTION' || base.kind === 'FINAL')
      throw new AppError(
        'invalid',
        'Settle the corrections of the tree that this one was copied from.',
      );
    const final = await openFinal(on, base, correctionIds);
    const { completedAt } = await getTreeRecord(on, final.treeId);
    return { ...final, isComplete: completedAt !== null };
  });
  const { isComplete, ...final } = started;
  if (!isComplete)
    await withCorrection(actor, final.treeId, [], (on, tree) => settleAgreed(on, actor, tree));
  return final;
}
