import { AppError } from '@/lib/errors';

import type { Database, Transaction } from './client';
import { readableTrees, type TreeReader } from './trees';

export interface TopicRecord {
  readonly id: string;
  readonly title: string;
  readonly ownerId: string;
  readonly sample: boolean;
  readonly revision: number;
  readonly nextNumber: number;
  readonly createdAt: Date;
}

const topicColumns = {
  id: true,
  title: true,
  ownerId: true,
  sample: true,
  revision: true,
  nextNumber: true,
  createdAt: true,
} as const;

/** Where a page of a list ends: the last item's time and id. */
export interface PageEnd {
  readonly createdAt: Date;
  readonly id: string;
}

export function insertTopic(
  on: Transaction,
  topic: { readonly title: string; readonly ownerId: string; readonly sample: boolean },
): Promise<TopicRecord> {
  return on.topic.create({ data: topic, select: topicColumns });
}

/** Those that the reader may know of, newest first, archived ones left out. */
export async function listTopicRecords(
  on: Database,
  reader: TreeReader,
  limit: number,
  after: PageEnd | null,
) {
  const topics = await on.topic.findMany({
    where: {
      archivedAt: null,
      ...(reader.only && { id: { in: [...reader.only.topics] } }),
      ...(after && {
        OR: [
          { createdAt: { lt: after.createdAt } },
          { createdAt: after.createdAt, id: { lt: after.id } },
        ],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      ...topicColumns,
      _count: {
        select: {
          studies: { where: { withdrawnAt: null } },
          trees: { where: readableTrees(reader) },
        },
      },
    },
  });
  return topics.map(({ _count, ...topic }) => ({ ...topic, ..._count }));
}

/** Throws AppError 'not-found' for one that does not exist or is archived. */
export async function getTopicRecord(on: Database, id: string): Promise<TopicRecord> {
  const topic = await on.topic.findFirst({ where: { id, archivedAt: null }, select: topicColumns });
  if (topic === null) throw new AppError('not-found', 'There is no such topic.');
  return topic;
}

/** As `getTopicRecord`, and keeps others from changing the topic until the transaction ends. */
export async function lockTopic(on: Transaction, id: string): Promise<TopicRecord> {
  await on.$queryRaw`SELECT 1 FROM "Topic" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return getTopicRecord(on, id);
}

export async function updateTopic(
  on: Transaction,
  id: string,
  change: {
    readonly title?: string;
    readonly archivedAt?: Date;
    readonly revision?: number;
    readonly nextNumber?: number;
  },
): Promise<void> {
  await on.topic.update({ where: { id }, data: change, select: { id: true } });
}

export async function hasTopics(on: Database): Promise<boolean> {
  return (await on.topic.findFirst({ select: { id: true } })) !== null;
}
