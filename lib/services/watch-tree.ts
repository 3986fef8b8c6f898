import type { TreeState } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { countRevocations } from '@/lib/db/revocations';
import { getTopicRecord } from '@/lib/db/topics';

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
    studyRevision: (await getTopicRecord(database(), tree.topicId)).revision,
    revoked: await countRevocations(database(), tree.id),
  };
}

/** The tree's state now and after each change, until `signal` is aborted. Throws AppError 'not-found'. */
export async function* watchTree(
  actor: Actor,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<TreeState> {
  const { topicId } = await getReadableTree(database(), actor, id);
  const notices = [
    { kind: 'tree', id },
    { kind: 'topic', id: topicId },
  ] as const;
  yield* watch(notices, signal, () => getTreeState(actor, id));
}
