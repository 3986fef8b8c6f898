/** Topics, trees and corrections for integration tests, made through the services. */

import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { listStudyIds } from '@/lib/db/studies';
import { createTopic } from '@/lib/services/create-topic';
import { executeRun } from '@/lib/services/execute-run';
import { getRun } from '@/lib/services/get-run';
import { startCorrection } from '@/lib/services/start-correction';
import { startRun } from '@/lib/services/start-run';

import { csvOf } from './paper-set';

export async function makeTopic(
  studies = 12,
): Promise<{ id: string; studyIds: readonly string[] }> {
  const bytes = new TextEncoder().encode(csvOf(studies));
  const { id } = await createTopic(owner, {
    title: 'Reminders',
    files: [{ name: 'set.csv', bytes }],
  });
  return { id, studyIds: await listStudyIds(database(), id) };
}

/** Runs the local engine in this process, as the worker would. */
export async function generateTree(topicId: string): Promise<string> {
  const settings = { engine: 'local', maxRootCategories: 5, maxDepth: 3 } as const;
  const { id } = await startRun(owner, topicId, settings);
  await executeRun(id, new AbortController().signal);
  const run = await getRun(owner, id);
  if (run.treeId === null) throw new Error(`the run ${run.status}: ${run.error}`);
  return run.treeId;
}

export async function makeCorrection(studies = 12) {
  const topic = await makeTopic(studies);
  const baseTreeId = await generateTree(topic.id);
  const { treeId } = await startCorrection(owner, baseTreeId);
  return { ...topic, topicId: topic.id, baseTreeId, treeId };
}
