import type { TreeState } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';

import { summariseCommentsOn } from './comments';
import { getReadableTree } from './readable-tree';
import { watch } from './watch';

/** Throws AppError 'not-found'. */
export async function getTreeState(actor: Actor, treeId: string): Promise<TreeState> {
  const tree = await getReadableTree(database(), actor, treeId);
  const { count, latest } = await summariseCommentsOn(database(), tree);
  return {
    version: tree.version,
    completedAt: tree.completedAt?.toISOString() ?? null,
    comments: count,
    commentedAt: latest?.toISOString() ?? null,
  };
}

/** The tree's state now and after each change, until `signal` is aborted. Throws AppError 'not-found'. */
export function watchTree(
  actor: Actor,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<TreeState> {
  return watch({ kind: 'tree', id }, signal, () => getTreeState(actor, id));
}
