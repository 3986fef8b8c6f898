import type { Run } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/client';
import { getRunRecord } from '@/lib/db/runs';

import { lockOwnTopic } from './own-topic';
import { getReadableRun } from './readable-run';

/** The run, with its topic locked until the transaction ends. Throws AppError 'not-found' or 'forbidden'. */
export async function lockOwnRun(on: Transaction, actor: Actor, id: string): Promise<Run> {
  const { topicId } = await getReadableRun(on, actor, id);
  await lockOwnTopic(on, actor, topicId);
  return getRunRecord(on, id);
}
