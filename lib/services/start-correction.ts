import type { Actor } from '@/lib/auth/actor';
import { canCorrect } from '@/lib/auth/rights';
import { inTransaction } from '@/lib/db/client';
import { insertCopy } from '@/lib/db/tree-writes';
import { findCorrectionId, lockTree } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';

import { requireReadable } from './readable-tree';

/**
 * My own copy of a tree; the one I have when there is one already, and the tree itself when it is mine.
 * Throws AppError 'not-found', also for somebody else's correction, or 'forbidden' for one that the actor may read.
 */
export function startCorrection(
  actor: Actor,
  treeId: string,
): Promise<{ treeId: string; created: boolean }> {
  return inTransaction(async (on) => {
    // Locked, so that two clicks make one copy.
    const tree = requireReadable(actor, await lockTree(on, treeId));
    if (canCorrect(actor, tree)) return { treeId, created: false };
    if (tree.kind === 'CORRECTION')
      throw new AppError('forbidden', 'Somebody else’s correction can be read, not corrected.');
    const existing = await findCorrectionId(on, treeId, actor.id);
    if (existing !== null) return { treeId: existing, created: false };
    const { topicId, studyRevision } = tree;
    const copy = { topicId, studyRevision, kind: 'CORRECTION', annotatorId: actor.id } as const;
    return { treeId: await insertCopy(on, copy, treeId), created: true };
  });
}
