import type { Actor } from '@/lib/auth/actor';
import { canChangeTopic } from '@/lib/auth/rights';
import type { Transaction } from '@/lib/db/client';
import { lockTopic, type TopicRecord } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';

/** The topic, locked until the transaction ends. Throws AppError 'not-found' or 'forbidden'. */
export async function lockOwnTopic(
  on: Transaction,
  actor: Actor,
  id: string,
): Promise<TopicRecord> {
  const topic = await lockTopic(on, id);
  if (!canChangeTopic(actor, topic)) {
    throw new AppError('forbidden', 'Only its owner may change this topic.');
  }
  return topic;
}
