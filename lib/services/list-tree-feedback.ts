import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { listFeedback } from '@/lib/db/feedback';
import { AppError } from '@/lib/errors';

import { getReadableTree } from './readable-tree';

function afterSeq(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new AppError('malformed', 'cursor: use the `next` of an earlier reply.');
}

interface FeedbackQuery {
  readonly limit: number;
  readonly cursor?: string;
  /** Only what came after this version of the tree. */
  readonly since?: number;
  /** Only what came before this version. */
  readonly before?: number;
}

/** The log, oldest first. Throws AppError 'not-found', or 'malformed' for a made-up cursor. */
export async function listTreeFeedback(
  actor: Actor,
  treeId: string,
  { limit, cursor, since, before }: FeedbackQuery,
): Promise<{ items: FeedbackRecord[]; next: string | null }> {
  await getReadableTree(database(), actor, treeId);
  const records = await listFeedback(database(), treeId, {
    afterSeq: afterSeq(cursor),
    limit: limit + 1,
    sinceVersion: since,
    upToVersion: before === undefined ? undefined : before - 1,
  });
  const items = records.slice(0, limit);
  const last = items.at(-1);
  return { items, next: records.length > limit && last ? String(last.seq) : null };
}
