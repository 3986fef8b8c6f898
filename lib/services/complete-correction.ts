import type { Completed } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { readerOf } from '@/lib/auth/rights';
import { inTransaction, type Transaction } from '@/lib/db/client';
import { notify } from '@/lib/db/notifications';
import { listStudies } from '@/lib/db/studies';
import { findNextTree, type TreeRecord, updateCompletion } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';
import { type ReviewSet, reviewSet } from '@/lib/tree/review/set';
import { WordingVote } from '@/lib/tree/review/wording-vote';

import { loadTree } from './load-tree';
import { lockOwnCorrection } from './own-correction';

/** The same set that the review view asks about. */
async function loadReviewSet(on: Transaction, tree: TreeRecord): Promise<ReviewSet> {
  const { id, topicId, copiedFromId } = tree;
  const value = await loadTree(on, tree);
  const base = await loadTree(on, { id: copiedFromId ?? id, topicId });
  const studies = await listStudies(on, topicId);
  const vote = new WordingVote(base, studies);
  const studyIds = studies.map((study) => study.id);
  return reviewSet({ value, base, studyIds, missing: (studyId) => vote.missing(studyId) });
}

function requireDone({ items, done }: ReviewSet): void {
  if (done === items.length) return;
  throw new AppError(
    'invalid',
    `${items.length - done} of the ${items.length} decisions of this review are still open. Make them, or declare the rest untouched.`,
  );
}

/**
 * Marks the actor's correction complete: it cannot be changed until it is opened again. With `restUntouched`
 * what is not reviewed is declared to be as the model left it. One that is complete stays as it is. Throws
 * AppError 'not-found', 'forbidden', or 'invalid' while decisions are open and not declared.
 */
export function completeCorrection(
  actor: Actor,
  treeId: string,
  declared: { readonly restUntouched: boolean },
): Promise<Completed> {
  return inTransaction(async (on) => {
    const tree = await lockOwnCorrection(on, actor, treeId);
    const { completedAt, restUntouched } =
      tree.completedAt === null ? await complete(on, tree, declared.restUntouched) : tree;
    const next = await findNextTree(on, readerOf(actor), tree.topicId);
    return { completedAt: (completedAt ?? new Date()).toISOString(), restUntouched, next };
  });
}

async function complete(on: Transaction, tree: TreeRecord, isRestDeclared: boolean) {
  const set = await loadReviewSet(on, tree);
  if (!isRestDeclared) requireDone(set);
  const completion = { completedAt: new Date(), restUntouched: set.done < set.items.length };
  await updateCompletion(on, tree.id, completion);
  await notify(on, { kind: 'tree', id: tree.id });
  return completion;
}

/** Opens the actor's correction again; one that is open stays so. Throws as `completeCorrection`. */
export function reopenCorrection(actor: Actor, treeId: string): Promise<void> {
  return inTransaction(async (on) => {
    const { id } = await lockOwnCorrection(on, actor, treeId);
    await updateCompletion(on, id, { completedAt: null, restUntouched: false });
    await notify(on, { kind: 'tree', id });
  });
}
