import type { RunEstimate, StartRun } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { listInputStudies } from '@/lib/db/studies';
import { listWithdrawn } from '@/lib/db/withdrawals';
import { AppError } from '@/lib/errors';

import { estimateOf } from './engines';
import { getModelServer } from './model-server';
import { getReadableTopic } from './readable-topic';
import { loadFrame } from './run-frame';

/** What such a run would take; also while no model can be asked. Throws AppError 'not-found' or 'invalid'. */
export async function estimateTopicRun(
  actor: Actor,
  topicId: string,
  settings: StartRun,
): Promise<RunEstimate> {
  const on = database();
  const { nextNumber } = await getReadableTopic(on, actor, topicId);
  if (settings.engine === 'local')
    throw new AppError('invalid', 'The local engine asks no model: there is nothing to estimate.');
  const leftOut = (await listWithdrawn(on, topicId)).map(({ number }) => number);
  const studies = await listInputStudies(on, topicId, { studyCount: nextNumber, leftOut });
  const frame = await loadFrame(on, actor, topicId, settings);
  return estimateOf(await getModelServer(on, settings.model), studies, settings, frame);
}
