import type { StartRun } from '@/lib/api/contract';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { enqueueRun } from '@/lib/db/jobs';
import { insertRun } from '@/lib/db/runs';
import { AppError } from '@/lib/errors';

import { engineNamed } from './engines';
import { lockOwnTopic } from './own-topic';

/** The local engine takes a minute or two for this many. */
const studiesLimit = 10_000;

/** Queues a run over the topic's studies as they are now. Throws AppError 'not-found', 'forbidden' or 'invalid'. */
export function startRun(
  actor: Actor,
  topicId: string,
  { engine, ...settings }: StartRun,
): Promise<{ id: string }> {
  return inTransaction(async (on) => {
    const topic = await lockOwnTopic(on, actor, topicId);
    if (topic.nextNumber === 0) {
      throw new AppError('invalid', 'This topic has no studies yet. Add files first.');
    }
    if (topic.nextNumber > studiesLimit) {
      throw new AppError(
        'invalid',
        `This topic has ${topic.nextNumber} studies; a run takes ${studiesLimit} at most. Part it into several topics.`,
      );
    }
    const id = await insertRun(on, {
      topicId,
      engine,
      settings,
      steps: engineNamed(engine).steps.map((step) => ({
        ...step,
        done: 0,
        total: 0,
        finished: false,
      })),
      studyRevision: topic.revision,
      studyCount: topic.nextNumber,
    });
    await enqueueRun(on, id);
    return { id };
  });
}
