import type { Abstract } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { listAbstracts } from '@/lib/db/studies';
import { AppError } from '@/lib/errors';

import { getReadableTree } from './readable-tree';

function numberBefore(cursor: string | undefined): number {
  if (cursor === undefined) return -1;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new AppError('malformed', 'cursor: use the `next` of an earlier reply.');
}

/**
 * The abstracts of a tree's studies, by study number; of a study that has none there is nothing. Throws AppError
 * 'not-found', or 'malformed' for a made-up cursor.
 */
export async function listTreeAbstracts(
  actor: Actor,
  treeId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<{ items: Abstract[]; next: string | null }> {
  const { topicId } = await getReadableTree(database(), actor, treeId);
  const found = await listAbstracts(database(), topicId, {
    afterNumber: numberBefore(cursor),
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ id, abstract }) => ({ studyId: id, abstract })),
    next: found.length > limit && last ? String(last.number) : null,
  };
}
