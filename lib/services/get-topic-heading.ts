import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';

import { getReadableTopic } from './readable-topic';

/** What pages below a topic say of it. Throws AppError 'not-found'. */
export async function getTopicHeading(
  actor: Actor,
  id: string,
): Promise<{ id: string; title: string }> {
  const { title } = await getReadableTopic(database(), actor, id);
  return { id, title };
}
