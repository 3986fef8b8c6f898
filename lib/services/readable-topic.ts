import type { Actor } from '@/lib/auth/actor';
import { canReadTopic } from '@/lib/auth/rights';
import type { Database } from '@/lib/db/client';
import { getTopicRecord, type TopicRecord } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';

/** `topic`, if the actor may know of it. Throws AppError 'not-found' else, as for one that does not exist. */
export function requireReadableTopic(actor: Actor, topic: TopicRecord): TopicRecord {
  if (canReadTopic(actor, topic)) return topic;
  throw new AppError('not-found', 'There is no such topic.');
}

export async function getReadableTopic(
  on: Database,
  actor: Actor,
  id: string,
): Promise<TopicRecord> {
  return requireReadableTopic(actor, await getTopicRecord(on, id));
}
