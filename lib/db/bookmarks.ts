import { type Bookmark, bookmarkSchema } from '@/lib/api/tree-contract';

import type { Database } from './client';

const columns = { view: true, category: true, study: true, blind: true } as const;

/** Where the person left the tree; null at the first time. */
export async function findBookmark(
  on: Database,
  treeId: string,
  personId: string,
): Promise<Bookmark | null> {
  const where = { treeId_personId: { treeId, personId } };
  const row = await on.bookmark.findUnique({ where, select: columns });
  return row && bookmarkSchema.parse(row);
}

export async function putBookmark(
  on: Database,
  treeId: string,
  personId: string,
  bookmark: Bookmark,
): Promise<void> {
  const at = new Date();
  await on.bookmark.upsert({
    where: { treeId_personId: { treeId, personId } },
    create: { treeId, personId, ...bookmark, at },
    update: { ...bookmark, at },
    select: { treeId: true },
  });
}
