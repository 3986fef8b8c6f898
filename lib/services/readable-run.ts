import type { Run } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { canReadTopic, canSeeReasons } from '@/lib/auth/rights';
import type { Database } from '@/lib/db/client';
import { getRunRecord } from '@/lib/db/runs';
import { getTopicRecord } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';

/**
 * The run, if the actor may read its topic, whose studies' texts its calls hold, and may know what the model said. Throws AppError 'not-found' else, as
 * for one that does not exist.
 */
export async function getReadableRun(on: Database, actor: Actor, id: string): Promise<Run> {
  const run = await getRunRecord(on, id);
  const isReadable = canReadTopic(actor, await getTopicRecord(on, run.topicId));
  if (isReadable && canSeeReasons(actor, run.topicId)) return run;
  throw new AppError('not-found', 'There is no such run.');
}
