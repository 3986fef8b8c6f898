import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { updateTopic } from '@/lib/db/topics';

import { lockOwnTopic } from './own-topic';

/** Hides the topic, its runs and trees; nothing is deleted. Throws AppError 'not-found' or 'forbidden'. */
export function archiveTopic(actor: Actor, id: string): Promise<void> {
  return inTransaction(async (on) => {
    await lockOwnTopic(on, actor, id);
    await updateTopic(on, id, { archivedAt: new Date() });
  });
}
