import type { StartLlmRun, StartRun } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/client';
import { enqueueRun } from '@/lib/db/jobs';
import { copyStepOutputs, insertRun, type NewRun, storeStepOutput } from '@/lib/db/runs';
import { listInputStudies, type StudyScope } from '@/lib/db/studies';
import type { TopicRecord } from '@/lib/db/topics';
import { listWithdrawn } from '@/lib/db/withdrawals';
import { AppError } from '@/lib/errors';
import type { Frame } from '@/lib/pipeline/frame';

import { estimateOf, stepsOf } from './engines';
import { requireModelServer } from './model-server';
import { lockOwnTopic } from './own-topic';
import { findReusedSteps, type ReusedSteps } from './reused-steps';
import { frameStep, loadFrame } from './run-frame';

/** The local engine takes a minute or two for this many. */
const studiesLimit = 10_000;

function requireFittingSize({ studyCount, leftOut }: StudyScope): void {
  const studies = studyCount - leftOut.length;
  if (studies === 0)
    throw new AppError('invalid', 'This topic has no studies. Add files or restore some first.');
  if (studies > studiesLimit) {
    throw new AppError(
      'invalid',
      `This topic has ${studies} studies; a run takes ${studiesLimit} at most. Part it into several topics.`,
    );
  }
}

type Part = Pick<
  NewRun,
  'settings' | 'status' | 'waitingFor' | 'model' | 'estimate' | 'studyRevision' | keyof StudyScope
> & { readonly reused: ReusedSteps | null };

async function prepareLlm(
  on: Transaction,
  topic: TopicRecord,
  scope: StudyScope,
  settings: StartLlmRun,
  frame: Frame | null,
): Promise<Part> {
  const { reuse } = settings;
  const reused = reuse ? await findReusedSteps(on, topic.id, { ...settings, reuse }) : null;
  const server = await requireModelServer(on, settings.model);
  const studies = await listInputStudies(on, topic.id, scope);
  const estimate = estimateOf(server, studies, settings, frame);
  const waits = estimate.asks !== null;
  return {
    settings: reused?.decided ? { ...settings, reviewRootCategories: true } : settings,
    status: waits ? 'waiting' : 'queued',
    waitingFor: waits ? 'approval' : null,
    ...{ model: estimate.model, estimate, reused },
    // What is used again is of the studies that were there then.
    studyRevision: reused?.from.studyRevision ?? topic.revision,
    studyCount: reused?.from.studyCount ?? scope.studyCount,
    leftOut: reused?.from.leftOut ?? scope.leftOut,
  };
}

async function prepare(
  on: Transaction,
  topic: TopicRecord,
  scope: StudyScope,
  settings: StartRun,
  frame: Frame | null,
): Promise<Part> {
  if (settings.engine === 'llm') return prepareLlm(on, topic, scope, settings, frame);
  return {
    ...{ settings, status: 'queued', waitingFor: null, model: null, estimate: null },
    reused: null,
    studyRevision: topic.revision,
    ...scope,
  };
}

/**
 * Queues a run over the topic's studies as they are now, or lets it wait for an approval when it would take much.
 * Throws AppError 'not-found', 'forbidden', 'invalid', or 'conflict' without a model and for steps that an earlier
 * run has not finished.
 */
export function startRun(
  actor: Actor,
  topicId: string,
  settings: StartRun,
): Promise<{ id: string }> {
  return inTransaction(async (on) => {
    const topic = await lockOwnTopic(on, actor, topicId);
    const leftOut = (await listWithdrawn(on, topicId)).map(({ number }) => number);
    const scope = { studyCount: topic.nextNumber, leftOut };
    requireFittingSize(scope);
    const frame = await loadFrame(on, actor, topicId, settings);
    const { reused, ...run } = await prepare(on, topic, scope, settings, frame);
    const steps = stepsOf(settings).map((step) => ({
      ...step,
      done: 0,
      total: 0,
      finished: false,
    }));
    const id = await insertRun(on, { ...run, topicId, engine: settings.engine, steps });
    // A correction may have changed since the earlier run.
    if (frame && !reused) await storeStepOutput(on, id, frameStep, frame);
    if (reused) await copyStepOutputs(on, reused.from.id, id, reused.names);
    if (run.status === 'queued') await enqueueRun(on, id);
    return { id };
  });
}
