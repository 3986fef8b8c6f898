import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { updateTopic } from '@/lib/db/topics';

import { lockOwnTopic } from './own-topic';

/** Throws AppError 'not-found' or 'forbidden'. */
export function renameTopic(actor: Actor, id: string, title: string): Promise<void> {
  return inTransaction(async (on) => {
    await lockOwnTopic(on, actor, id);
    await updateTopic(on, id, { title });
  });
}
