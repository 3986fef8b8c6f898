import type { TopicSummary } from '@/lib/api/topic-contract';
import type { Actor } from '@/lib/auth/actor';
import { readerOf } from '@/lib/auth/rights';
import { database } from '@/lib/db/client';
import { listTopicRecords } from '@/lib/db/topics';

import { decodePageEnd, encodePageEnd } from './page-end';

/**
 * The topics that the actor may read and that are not archived, newest first.
 * Throws AppError 'malformed' for a made-up cursor.
 */
export async function listTopics(
  actor: Actor,
  { limit = 100, cursor }: { readonly limit?: number; readonly cursor?: string } = {},
): Promise<{ items: TopicSummary[]; next: string | null }> {
  const after = cursor === undefined ? null : decodePageEnd(cursor);
  const topics = await listTopicRecords(database(), readerOf(actor), limit + 1, after);
  const items = topics.slice(0, limit).map(({ id, title, sample, studies, trees, createdAt }) => ({
    ...{ id, title, sample, studies, trees },
    createdAt: createdAt.toISOString(),
  }));
  const last = items.at(-1);
  return { items, next: topics.length > limit && last ? encodePageEnd(last) : null };
}
