import type { Completed } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { isAdjudicated } from '@/lib/db/adjudicated';
import { inTransaction, type Transaction } from '@/lib/db/client';
import { notify } from '@/lib/db/notifications';
import { type TreeRecord, updateCompletion } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';

import { loadAdjudication } from './adjudication/load';
import { progressOf } from './adjudication/view';
import { findNext } from './find-next';
import { loadReviewSet } from './load-review-set';
import { lockOwnCorrection } from './own-correction';

/** How many decisions a correction's review takes, or a final tree, and how many are made. */
async function loadProgress(on: Transaction, tree: TreeRecord) {
  if (tree.kind === 'FINAL') return progressOf(await loadAdjudication(on, tree));
  const { items, done } = await loadReviewSet(on, tree);
  return { all: items.length, done };
}

function requireDone({ all, done }: { readonly all: number; readonly done: number }): void {
  if (done === all) return;
  throw new AppError(
    'invalid',
    `${all - done} of the ${all} decisions of this review are still open. Make them, or declare the rest untouched.`,
  );
}

/**
 * Marks the actor's correction, or a final tree, complete: it cannot be changed until it is opened again. With
 * `restUntouched` what is not reviewed is declared to be as the model left it. One that is complete stays as it is.
 * Throws AppError 'not-found', 'forbidden', or 'invalid' while decisions are open and not declared.
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
    const next = await findNext(on, actor, tree.topicId);
    return { completedAt: (completedAt ?? new Date()).toISOString(), restUntouched, next };
  });
}

async function complete(on: Transaction, tree: TreeRecord, isRestDeclared: boolean) {
  const progress = await loadProgress(on, tree);
  if (!isRestDeclared) requireDone(progress);
  const completion = { completedAt: new Date(), restUntouched: progress.done < progress.all };
  await updateCompletion(on, tree.id, completion);
  await notify(on, { kind: 'tree', id: tree.id });
  return completion;
}

/** A final tree itself is opened again whenever there is need. */
async function requireUnsettled(
  on: Transaction,
  { kind, copiedFromId }: TreeRecord,
): Promise<void> {
  if (kind === 'FINAL' || copiedFromId === null) return;
  if (!(await isAdjudicated(on, copiedFromId))) return;
  throw new AppError(
    'conflict',
    'The corrections of this tree are settled in a final tree. Ask an administrator to open that one again first.',
  );
}

/**
 * Opens the actor's correction again; one that is open stays so. Throws AppError 'not-found', 'forbidden', or 'conflict'
 * once the corrections of its tree are adjudicated.
 */
export function reopenCorrection(actor: Actor, treeId: string): Promise<void> {
  return inTransaction(async (on) => {
    const tree = await lockOwnCorrection(on, actor, treeId);
    const { id } = tree;
    await requireUnsettled(on, tree);
    await updateCompletion(on, id, { completedAt: null, restUntouched: false });
    await notify(on, { kind: 'tree', id });
  });
}
