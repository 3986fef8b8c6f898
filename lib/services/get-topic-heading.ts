import type { Actor } from '@/lib/auth/actor';
import { canChangeTopic } from '@/lib/auth/rights';
import { database } from '@/lib/db/client';

import { getReadableTopic } from './readable-topic';

/** What pages below a topic say of it, and whether the actor may change it. Throws AppError 'not-found'. */
export async function getTopicHeading(
  actor: Actor,
  id: string,
): Promise<{ id: string; title: string; editable: boolean }> {
  const topic = await getReadableTopic(database(), actor, id);
  return { id, title: topic.title, editable: canChangeTopic(actor, topic) };
}
