import type { Run } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { canReadTopic } from '@/lib/auth/rights';
import type { Database } from '@/lib/db/client';
import { getRunRecord } from '@/lib/db/runs';
import { getTopicRecord } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';

/**
 * The run, if the actor may read its topic: its calls hold the texts of studies. Throws AppError 'not-found' else, as
 * for one that does not exist.
 */
export async function getReadableRun(on: Database, actor: Actor, id: string): Promise<Run> {
  const run = await getRunRecord(on, id);
  if (canReadTopic(actor, await getTopicRecord(on, run.topicId))) return run;
  throw new AppError('not-found', 'There is no such run.');
}
