import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { prepareJobs } from '@/lib/db/jobs';
import { migrate, withPreparationLock } from '@/lib/db/migrate';
import { hasTopics } from '@/lib/db/topics';

import { createTopic } from './create-topic';

const sampleTitle = 'Nudging healthcare professionals towards evidence-based medicine';
const sampleFile = 'nagtegaal_2019_included.csv';

async function loadSampleTopic(): Promise<void> {
  if (await hasTopics(database())) return;
  const bytes = await readFile(join(process.cwd(), 'prisma/sample', sampleFile));
  await createTopic(owner, {
    title: sampleTitle,
    files: [{ name: sampleFile, bytes }],
    sample: true,
  });
}

/** Brings the database at DATABASE_URL to what this version needs; an empty one gets the sample topic. */
export function prepareDatabase(url: string): Promise<void> {
  return withPreparationLock(url, async () => {
    await migrate(url);
    await prepareJobs(url);
    await loadSampleTopic();
  });
}
