import type { TopicCreated } from '@/lib/api/import-contract';
import { type ImportChoices, noChoices } from '@/lib/api/import-contract';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { insertStudies } from '@/lib/db/studies';
import { insertTopic, updateTopic } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';

import type { UploadedFile } from './import/job';
import { newTopic } from './import/known-studies';
import { runImportJob } from './import/run-job';
import { requireTopicCreator } from './own-topic';

export interface NewTopic {
  readonly title: string;
  readonly files: readonly UploadedFile[];
  readonly choices?: ImportChoices;
  readonly sample?: boolean;
}

/** A topic with the studies of these files. Throws AppError 'invalid' when a file or all of them hold none, or 'forbidden'. */
export async function createTopic(
  actor: Actor,
  { title, files, choices = noChoices, sample = false }: NewTopic,
): Promise<TopicCreated> {
  requireTopicCreator(actor);
  const job = { files, known: newTopic, choices, guess: false };
  const { count, batches, report, merged, possible } = await runImportJob(job, { handOver: true });
  if (count === 0) {
    throw new AppError(
      'invalid',
      'There is no study in these files: no record has a title or an abstract.',
      { details: report },
    );
  }
  return inTransaction(async (on) => {
    const topic = await insertTopic(on, { title, ownerId: actor.id, sample });
    await insertStudies(on, topic.id, batches, 0);
    await updateTopic(on, topic.id, { nextNumber: count });
    return { id: topic.id, title, studies: count, report, merged, possible };
  });
}
