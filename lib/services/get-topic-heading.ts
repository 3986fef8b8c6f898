import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { getTopicRecord } from '@/lib/db/topics';

/** What pages below a topic say of it. Throws AppError 'not-found'. */
export async function getTopicHeading(
  _actor: Actor,
  id: string,
): Promise<{ id: string; title: string }> {
  const { title } = await getTopicRecord(database(), id);
  return { id, title };
}
