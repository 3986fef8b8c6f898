import type { Actor } from '@/lib/auth/actor';
import { canReadTree } from '@/lib/auth/rights';
import type { Database } from '@/lib/db/client';
import { getTreeRecord, type TreeRecord } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';

/** `tree`, if the actor may know of it. Throws AppError 'not-found' else, as for one that does not exist. */
export function requireReadable<
  T extends Pick<
    TreeRecord,
    'id' | 'topicId' | 'kind' | 'annotatorId' | 'copiedFromId' | 'completedAt'
  >,
>(actor: Actor, tree: T): T {
  if (canReadTree(actor, tree)) return tree;
  throw new AppError('not-found', 'There is no such tree.');
}

export async function getReadableTree(on: Database, actor: Actor, id: string): Promise<TreeRecord> {
  return requireReadable(actor, await getTreeRecord(on, id));
}
