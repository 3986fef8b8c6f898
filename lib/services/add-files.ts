import type { TopicCreated } from '@/lib/api/import-contract';
import { type ImportChoices, noChoices } from '@/lib/api/import-contract';
import type { Actor } from '@/lib/auth/actor';
import { database, inTransaction, type Transaction } from '@/lib/db/client';
import { fillEmptyFields, fillPlaceholders, insertStudies, listStudyKeys } from '@/lib/db/studies';
import { getTopicRecord, type TopicRecord } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';

import type { PlannedFiles, UploadedFile } from './import/job';
import { knownStudies } from './import/known-studies';
import { runImportJob } from './import/run-job';
import { lockOwnTopic, requireOwnTopic } from './own-topic';
import { raiseStudyRevision } from './study-revision';

/** How often files are read anew because others have changed the topic's studies meanwhile. */
const attempts = 20;

/**
 * Adds the studies that the topic does not have yet, fills in placeholders by their number, and empty fields of studies
 * from their duplicates. `studies` of the reply counts all of the topic's that are not withdrawn.
 * Throws AppError 'invalid', 'not-found', 'forbidden', or 'conflict' when the topic is changed all the time.
 */
export async function addFiles(
  actor: Actor,
  topicId: string,
  files: readonly UploadedFile[],
  choices: ImportChoices = noChoices,
): Promise<TopicCreated> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    // Without the topic's lock: large files take a while.
    const { revision } = requireOwnTopic(actor, await getTopicRecord(database(), topicId));
    const keys = await listStudyKeys(database(), topicId);
    const plan = await runImportJob({ files, known: knownStudies(keys), choices, guess: false });
    const topic = await writePlan(actor, topicId, revision, plan);
    if (topic === null) continue;
    const { count, report, merged, possible } = plan;
    const here = keys.filter((study) => !study.withdrawn).length;
    const all = { studies: here + count, report, merged, possible };
    return { id: topicId, title: topic.title, ...all };
  }
  throw new AppError(
    'conflict',
    'Others are adding files to this topic at the same time. Try again in a moment.',
  );
}

/** null, and nothing is written, when the studies have changed since `revision`. */
async function writePlan(
  actor: Actor,
  topicId: string,
  revision: number,
  plan: PlannedFiles,
): Promise<TopicRecord | null> {
  return inTransaction(async (on) => {
    const topic = await lockOwnTopic(on, actor, topicId);
    if (topic.revision !== revision) return null;
    const { count, filled, known } = plan;
    if (count + filled.length + known.size > 0) {
      await writeStudies(on, topic, plan);
      await raiseStudyRevision(on, topic, { nextNumber: topic.nextNumber + count });
    }
    return topic;
  });
}

async function writeStudies(
  on: Transaction,
  topic: TopicRecord,
  { batches, filled, known }: PlannedFiles,
): Promise<void> {
  await fillPlaceholders(
    on,
    filled.map(({ key, record }) => ({ id: key, study: record })),
  );
  await fillEmptyFields(
    on,
    [...known].map(([id, study]) => ({ id, study })),
  );
  await insertStudies(on, topic.id, batches, topic.nextNumber);
}
