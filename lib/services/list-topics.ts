import { z } from 'zod';

import type { TopicSummary } from '@/lib/api/contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { listTopicRecords, type PageEnd } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

function encodeCursor(end: PageEnd): string {
  return Buffer.from(JSON.stringify([end.createdAt.toISOString(), end.id])).toString('base64url');
}

function decodeCursor(cursor: string): PageEnd {
  try {
    const [createdAt, id] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    return { createdAt: new Date(createdAt), id };
  } catch (cause) {
    throw new AppError('malformed', 'cursor: use the `next` of an earlier reply.', { cause });
  }
}

/** The topics that are not archived, newest first. Throws AppError 'malformed' for a made-up cursor. */
export async function listTopics(
  _actor: Actor,
  { limit = 100, cursor }: { readonly limit?: number; readonly cursor?: string } = {},
): Promise<{ items: TopicSummary[]; next: string | null }> {
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const topics = await listTopicRecords(database(), limit + 1, after);
  const page = topics.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ id, title, sample, studies, trees, createdAt }) => ({
      id,
      title,
      sample,
      studies,
      trees,
      createdAt: createdAt.toISOString(),
    })),
    next: topics.length > limit && last ? encodeCursor(last) : null,
  };
}
