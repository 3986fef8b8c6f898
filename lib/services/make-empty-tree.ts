import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { insertTree } from '@/lib/db/tree-writes';
import { findEmptyTree } from '@/lib/db/trees-to-hand-out';

import { requirePeopleManager } from './account-rights';
import { lockOwnTopic } from './own-topic';

/**
 * An imported tree of a topic without any category, to hand out, so that working from scratch can be compared; the one
 * there is already. Throws AppError 'forbidden' or 'not-found'.
 */
export function makeEmptyTree(
  actor: Actor,
  topicId: string,
): Promise<{ treeId: string; created: boolean }> {
  requirePeopleManager(actor);
  return inTransaction(async (on) => {
    const { revision } = await lockOwnTopic(on, actor, topicId);
    const known = await findEmptyTree(on, topicId);
    if (known !== null) return { treeId: known, created: false };
    const tree = { topicId, kind: 'IMPORTED', studyRevision: revision } as const;
    const nothing = { categories: [], assignments: [], judgements: [] };
    return { treeId: await insertTree(on, tree, nothing), created: true };
  });
}
