import type { ImportPreview } from '@/lib/api/import-contract';
import { type ImportChoices, noChoices } from '@/lib/api/import-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { listStudyKeys } from '@/lib/db/studies';
import { getTopicRecord } from '@/lib/db/topics';

import type { UploadedFile } from './import/job';
import { knownStudies } from './import/known-studies';
import { runImportJob } from './import/run-job';
import { requireOwnTopic, requireTopicCreator } from './own-topic';

/**
 * What these files would add, to a new topic or to `topicId`; nothing is saved. Columns whose names nobody knows are
 * guessed, for a person to confirm.
 * Throws AppError 'invalid' for a file that cannot be read, 'not-found' or 'forbidden' for the topic.
 */
export async function previewImport(
  actor: Actor,
  files: readonly UploadedFile[],
  choices: ImportChoices = noChoices,
  topicId: string | null = null,
): Promise<ImportPreview> {
  if (topicId === null) requireTopicCreator(actor);
  else requireOwnTopic(actor, await getTopicRecord(database(), topicId));
  const keys = topicId === null ? [] : await listStudyKeys(database(), topicId);
  const job = { files, known: knownStudies(keys), choices, guess: true };
  const { report, sample, merged, possible, count, filled, known } = await runImportJob(job, {
    handOver: true,
  });
  const studies = count + filled.length;
  return { studies, known: known.size, report, sample, merged, possible };
}
