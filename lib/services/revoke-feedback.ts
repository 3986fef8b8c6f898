import type { Actor } from '@/lib/auth/actor';
import { canRevoke } from '@/lib/auth/rights';
import { inTransaction } from '@/lib/db/client';
import { notify } from '@/lib/db/notifications';
import { findGestureActor, insertRevocation } from '@/lib/db/revocations';
import { AppError } from '@/lib/errors';

import { getReadableTree } from './readable-tree';

/**
 * Has a gesture count as not made in datasets; tree and log stay as they are. Revoking it again changes nothing. Throws
 * AppError 'not-found', or 'forbidden' for what somebody else has done.
 */
export function revokeFeedback(
  actor: Actor,
  treeId: string,
  { gestureId, reason }: { readonly gestureId: string; readonly reason?: string },
): Promise<void> {
  return inTransaction(async (on) => {
    await getReadableTree(on, actor, treeId);
    const authorId = await findGestureActor(on, treeId, gestureId);
    if (authorId === null)
      throw new AppError('not-found', 'The log of this tree has no such gesture.');
    if (!canRevoke(actor, authorId))
      throw new AppError('forbidden', 'Only who gave this feedback, or an admin, may revoke it.');
    await insertRevocation(on, { treeId, gestureId, actorId: actor.id, reason: reason ?? null });
    await notify(on, { kind: 'tree', id: treeId });
  });
}
