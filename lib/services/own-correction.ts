import type { Actor } from '@/lib/auth/actor';
import { canCorrect } from '@/lib/auth/rights';
import type { Transaction } from '@/lib/db/client';
import { type LockedTree, lockTree, type TreeRecord } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';

import { requireReadable } from './readable-tree';

/**
 * The actor's correction, locked until the transaction ends. Throws AppError 'not-found', also for somebody
 * else's, or 'forbidden' for a tree that is no correction.
 */
export async function lockOwnCorrection(
  on: Transaction,
  actor: Actor,
  treeId: string,
): Promise<LockedTree> {
  return requireOwnCorrection(actor, await lockTree(on, treeId));
}

/** The tree, when it is a correction of the actor's. Throws as `lockOwnCorrection`. */
export function requireOwnCorrection<T extends TreeRecord>(actor: Actor, tree: T): T {
  requireReadable(actor, tree);
  if (canCorrect(actor, tree)) return tree;
  throw new AppError(
    'forbidden',
    'This tree stays as it is. Make a correction of it, and change that.',
  );
}
