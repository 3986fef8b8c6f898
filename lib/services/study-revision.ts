import type { Transaction } from '@/lib/db/client';
import { notify } from '@/lib/db/notifications';
import { type TopicRecord, updateTopic } from '@/lib/db/topics';

/**
 * The studies of the topic, which is locked, are others than before: what was worked out from them is worked out anew,
 * and open pages hear of it. `nextNumber`: of the next study, where some were added.
 */
export async function raiseStudyRevision(
  on: Transaction,
  { id, revision }: Pick<TopicRecord, 'id' | 'revision'>,
  added: { readonly nextNumber?: number } = {},
): Promise<void> {
  await updateTopic(on, id, { ...added, revision: revision + 1 });
  await notify(on, { kind: 'topic', id });
}
