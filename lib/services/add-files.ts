import type { TopicCreated } from '@/lib/api/contract';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { fillPlaceholders, insertStudies, listStudyKeys } from '@/lib/db/studies';
import { updateTopic } from '@/lib/db/topics';

import { lockOwnTopic } from './own-topic';
import { knownStudies, parseFiles, planFiles, type UploadedFile } from './read-files';

/**
 * Adds the studies that the topic does not have yet, and fills in placeholders by their number. `studies` of the reply
 * counts all of the topic's.
 * Throws AppError 'invalid', 'not-found' or 'forbidden'.
 */
export async function addFiles(
  actor: Actor,
  topicId: string,
  files: readonly UploadedFile[],
): Promise<TopicCreated> {
  // Before the topic is locked: a large file takes a while.
  const read = parseFiles(files);
  return inTransaction(async (on) => {
    const topic = await lockOwnTopic(on, actor, topicId);
    const keys = await listStudyKeys(on, topicId);
    const { studies, filled, report } = planFiles(read, knownStudies(keys));
    if (studies.length + filled.length > 0) {
      await fillPlaceholders(
        on,
        filled.map(({ key, record }) => ({ id: key, study: record })),
      );
      await insertStudies(on, topicId, studies, topic.nextNumber);
      await updateTopic(on, topicId, {
        nextNumber: topic.nextNumber + studies.length,
        revision: topic.revision + 1,
      });
    }
    return { id: topicId, title: topic.title, studies: keys.length + studies.length, report };
  });
}
