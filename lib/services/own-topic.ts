import type { Actor } from '@/lib/auth/actor';
import { canChangeTopic, canCreateTopic } from '@/lib/auth/rights';
import type { Transaction } from '@/lib/db/client';
import { lockTopic, type TopicRecord } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';

import { requireReadableTopic } from './readable-topic';

/** `topic`, if the actor may change it. Throws AppError 'not-found' or 'forbidden'. */
export function requireOwnTopic(actor: Actor, topic: TopicRecord): TopicRecord {
  if (canChangeTopic(actor, requireReadableTopic(actor, topic))) return topic;
  throw new AppError('forbidden', 'Only its owner or an administrator may change this topic.');
}

/** The topic, locked until the transaction ends. Throws AppError 'not-found' or 'forbidden'. */
export async function lockOwnTopic(
  on: Transaction,
  actor: Actor,
  id: string,
): Promise<TopicRecord> {
  return requireOwnTopic(actor, await lockTopic(on, id));
}

/** Throws AppError 'forbidden'. */
export function requireTopicCreator(actor: Actor): void {
  if (!canCreateTopic(actor))
    throw new AppError('forbidden', 'Annotators correct trees; topics are made by researchers.');
}
