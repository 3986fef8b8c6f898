import type { Bookmark } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { putBookmark as write } from '@/lib/db/bookmarks';
import { database } from '@/lib/db/client';

import { getReadableTree } from './readable-tree';

/** Keeps where the actor is in a tree. Throws AppError 'not-found'. */
export async function putBookmark(actor: Actor, treeId: string, bookmark: Bookmark): Promise<void> {
  const on = database();
  const { id } = await getReadableTree(on, actor, treeId);
  await write(on, id, actor.id, bookmark);
}
