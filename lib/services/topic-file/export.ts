import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import type { Download } from '@/lib/api/download';
import type { Actor } from '@/lib/auth/actor';
import { canExportTopic } from '@/lib/auth/rights';
import { database } from '@/lib/db/client';
import { readTopicFile } from '@/lib/db/topic-files/read';
import { getTopicRecord } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';
import { requireDatabaseUrl } from '@/lib/settings';
import { version } from '@/package.json';

import { slugOf } from '../export-file-name';
import { requireReadableTopic } from '../readable-topic';

/**
 * A whole topic as a file that `importTopic` reads: everybody's corrections, logs and comments included. It is packed
 * before it is sent, so that a slow reader does not keep the database's snapshot. Throws AppError 'not-found', or
 * 'forbidden' for a topic of somebody else's.
 */
export async function exportTopic(actor: Actor, id: string): Promise<Download> {
  const topic = requireReadableTopic(actor, await getTopicRecord(database(), id));
  if (!canExportTopic(actor, topic))
    throw new AppError(
      'forbidden',
      'Only its owner or an administrator may export a whole topic: it holds the work of others.',
    );
  const text = readTopicFile(requireDatabaseUrl(), id, { name: 'Espalier', version });
  const chunks: Uint8Array[] = [];
  await pipeline(text, createGzip(), async (packed: AsyncIterable<Uint8Array>) => {
    for await (const chunk of packed) chunks.push(chunk);
  });
  return {
    name: `${slugOf(topic.title, 60) || 'topic'}.topic.gz`,
    type: 'application/gzip',
    body: Readable.from(chunks),
  };
}
