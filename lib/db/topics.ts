import { AppError } from '@/lib/errors';

import type { Database, Transaction } from './client';
import type { Prisma } from './generated/client';
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
    readonly archivedAt?: Date | null;
    readonly revision?: number;
    readonly nextNumber?: number;
  },
): Promise<void> {
  await on.topic.update({ where: { id }, data: change, select: { id: true } });
}

export interface ArchivedTopicRecord extends TopicRecord {
  readonly archivedAt: Date;
  readonly owner: string;
  readonly studies: number;
  readonly trees: number;
}

const archivedColumns = {
  ...topicColumns,
  archivedAt: true,
  owner: { select: { name: true } },
  _count: { select: { studies: true, trees: true } },
} as const;

type ArchivedRow = Prisma.TopicGetPayload<{ select: typeof archivedColumns }>;

function toArchived({ _count, owner, archivedAt, ...topic }: ArchivedRow): ArchivedTopicRecord[] {
  return archivedAt === null ? [] : [{ ...topic, ..._count, archivedAt, owner: owner.name }];
}

/**
 * Last archived first.
 * @param ownerId null: everybody's
 * @param after its `createdAt` is when the last one was archived
 */
export async function listArchivedTopics(
  on: Database,
  ownerId: string | null,
  limit: number,
  after: PageEnd | null,
): Promise<ArchivedTopicRecord[]> {
  const topics = await on.topic.findMany({
    where: {
      archivedAt: { not: null },
      ...(ownerId !== null && { ownerId }),
      ...(after && {
        OR: [
          { archivedAt: { lt: after.createdAt } },
          { archivedAt: after.createdAt, id: { lt: after.id } },
        ],
      }),
    },
    orderBy: [{ archivedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: archivedColumns,
  });
  return topics.flatMap(toArchived);
}

/** Locked until the transaction ends. Throws AppError 'not-found' for one that is not archived, too. */
export async function lockArchivedTopic(on: Transaction, id: string): Promise<ArchivedTopicRecord> {
  await on.$queryRaw`SELECT 1 FROM "Topic" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const row = await on.topic.findUnique({ where: { id }, select: archivedColumns });
  const [topic] = row === null ? [] : toArchived(row);
  if (topic === undefined) throw new AppError('not-found', 'There is no such archived topic.');
  return topic;
}

export async function hasTopics(on: Database): Promise<boolean> {
  return (await on.topic.findFirst({ select: { id: true } })) !== null;
}
