import type { AuditEntry } from '@/lib/api/account-contract';
import type { ArchivedTopic } from '@/lib/api/archived-topic-contract';
import type { Actor } from '@/lib/auth/actor';
import { canPurge, canRestoreEverything } from '@/lib/auth/rights';
import { listActs, recordAct } from '@/lib/db/audit';
import { database, inTransaction, type Transaction } from '@/lib/db/client';
import { deleteTopic, isBeingExported, type Purged, stopRunsOf } from '@/lib/db/purge';
import {
  type ArchivedTopicRecord,
  listArchivedTopics as listRecords,
  lockArchivedTopic,
  updateTopic,
} from '@/lib/db/topics';
import { AppError } from '@/lib/errors';

import { decodePageEnd, encodePageEnd } from './page-end';

/** Those that the actor may bring back, last archived first. Throws AppError 'malformed' for a made-up cursor. */
export async function listArchivedTopics(
  actor: Actor,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<{ items: ArchivedTopic[]; next: string | null }> {
  const after = cursor === undefined ? null : decodePageEnd(cursor);
  const ownerId = canRestoreEverything(actor) ? null : actor.id;
  const found = await listRecords(database(), ownerId, limit + 1, after);
  const items = found.slice(0, limit).map(({ id, title, owner, studies, trees, archivedAt }) => ({
    ...{ id, title, owner, studies, trees },
    archivedAt: archivedAt.toISOString(),
  }));
  const last = items.at(-1);
  const end = last && { id: last.id, createdAt: last.archivedAt };
  return { items, next: found.length > limit && end ? encodePageEnd(end) : null };
}

/** Locked. Archived topics of others do not exist for those who do not answer for all. */
async function lockOwn(on: Transaction, actor: Actor, id: string): Promise<ArchivedTopicRecord> {
  const topic = await lockArchivedTopic(on, id);
  if (canRestoreEverything(actor) || topic.ownerId === actor.id) return topic;
  throw new AppError('not-found', 'There is no such archived topic.');
}

/** Brings a topic back as it was. Throws AppError 'not-found'. */
export function restoreTopic(actor: Actor, id: string): Promise<void> {
  return inTransaction(async (on) => {
    await lockOwn(on, actor, id);
    await updateTopic(on, id, { archivedAt: null });
  });
}

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

function inWords({ title }: ArchivedTopicRecord, purged: Purged): string {
  const parts = [
    counted(purged.studies, 'study', 'studies'),
    counted(purged.trees, 'tree'),
    counted(purged.records, 'feedback record'),
    counted(purged.exports, 'dataset'),
  ];
  return `‘${title}’: ${parts.join(', ')}`;
}

/** Locked. Throws AppError 'not-found', 'forbidden', or 'invalid' when `title` is not the topic's. */
async function lockForPurge(on: Transaction, actor: Actor, id: string, title: string) {
  const topic = await lockOwn(on, actor, id);
  if (!canPurge(actor))
    throw new AppError('forbidden', 'Only an administrator may purge a topic. It stays archived.');
  if (topic.title !== title.trim())
    throw new AppError('invalid', `Type the topic’s title as it is: ${topic.title}`);
  return topic;
}

/** Asks runs that are under way to stop; that is stored before the refusal. */
async function requireAtRest(actor: Actor, id: string, title: string): Promise<void> {
  const isRunning = await inTransaction(async (on) => {
    await lockForPurge(on, actor, id, title);
    return stopRunsOf(on, id);
  });
  if (isRunning)
    throw new AppError(
      'conflict',
      'A run of this topic is under way. It has been asked to stop: try again in a few seconds.',
    );
}

/**
 * Deletes an archived topic with its studies, runs, trees, logs and the datasets it is in, for good; the audit says that
 * it was done. Throws AppError 'not-found', 'forbidden', 'invalid' when `title` is not the topic's, or 'conflict'
 * while a run of it or a dataset is being made.
 */
export async function purgeTopic(actor: Actor, id: string, title: string): Promise<void> {
  await requireAtRest(actor, id, title);
  await inTransaction(async (on) => {
    const topic = await lockForPurge(on, actor, id, title);
    if ((await stopRunsOf(on, id)) || (await isBeingExported(on, topic.archivedAt)))
      throw new AppError(
        'conflict',
        'A dataset that this topic may be in is being made. Try again when it is done, or cancel it.',
      );
    const purged = await deleteTopic(on, id);
    await recordAct(on, actor.id, 'purge-topic', inWords(topic, purged));
  });
}

/** The latest topics that were purged, newest first; none for those who may not. */
export async function listPurges(actor: Actor, limit: number): Promise<AuditEntry[]> {
  if (!canPurge(actor)) return [];
  const acts = await listActs(database(), { beforeId: null, limit, act: 'purge-topic' });
  return acts.map(({ id, at, ...act }) => ({ id: String(id), at: at.toISOString(), ...act }));
}
