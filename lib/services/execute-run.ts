import { database } from '@/lib/db/client';
import { isConnectionLoss } from '@/lib/db/connection-loss';
import { notify, onChange } from '@/lib/db/notifications';
import {
  findStepOutput,
  getRunInput,
  isCancelRequested,
  storeStepOutput,
  updateRunIn,
} from '@/lib/db/runs';
import { listInputStudies } from '@/lib/db/studies';
import { AppError } from '@/lib/errors';
import type { RunContext } from '@/lib/pipeline/engine';
import { rootDecisionSchema } from '@/lib/pipeline/steering';

import { openEngine } from './engines';
import { readInThread } from './read-in-thread';
import { decisionStep } from './reused-steps';
import { RunProgress } from './run-progress';
import { storeGeneratedTree } from './store-generated-tree';

/** The reason a run's signal carries when a person cancelled it. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** The run cannot go on before a person has said how. */
class Waiting extends Error {
  override readonly name = 'Waiting';

  constructor(readonly waitingFor: 'root-categories') {
    super(`The run waits for a decision: ${waitingFor}.`);
  }
}

function runContext(runId: string, progress: RunProgress, signal: AbortSignal): RunContext {
  return {
    signal,
    readPapers: readInThread,
    progress: (name, done, total) => progress.set(name, { done, total }),
    warn: (message) => progress.warn(message),
    runStep: async (name, schema, work) => {
      const stored = await findStepOutput(database(), runId, name);
      const output = stored === undefined ? await work() : schema.parse(stored);
      signal.throwIfAborted();
      if (stored === undefined) await storeStepOutput(database(), runId, name, output);
      progress.finish(name);
      return output;
    },
    decide: async (step) => {
      const decided = await findStepOutput(database(), runId, decisionStep);
      if (decided === undefined) throw new Waiting(step);
      return rootDecisionSchema.parse(decided);
    },
  };
}

/** Aborted by `stopping`, or with `Cancelled` once the run is asked to stop. */
function cancellation(runId: string, stopping: AbortSignal) {
  const controller = new AbortController();
  const cancel = () => controller.abort(new Cancelled('The run was cancelled.'));
  const look = () => {
    isCancelRequested(database(), runId).then(
      (requested) => requested && cancel(),
      (error) => console.error(`Run ${runId}: ${error}`),
    );
  };
  return {
    cancel,
    signal: AbortSignal.any([controller.signal, stopping]),
    stopWatching: onChange('run', runId, look),
  };
}

/** A run that ends its worker this often (it takes all the memory, say) is not begun again by itself. */
const mostAttempts = 5;

async function generate(runId: string, stopping: AbortSignal): Promise<void> {
  const on = database();
  const input = await getRunInput(on, runId);
  if (input.attempts > mostAttempts) {
    throw new AppError(
      'internal',
      `The worker has ended ${mostAttempts} times in the middle of this run. Try it with fewer studies.`,
    );
  }
  const studies = await listInputStudies(on, input.topicId, input);
  const { signal, cancel, stopWatching } = cancellation(runId, stopping);
  const progress = new RunProgress(runId, input.steps, cancel);
  try {
    const engine = await openEngine(runId, input, () => progress.touch());
    const context = runContext(runId, progress, signal);
    const tree = await engine.generate(studies, input.settings, context);
    // The flush may be what learns of a request to stop.
    await progress.flush();
    signal.throwIfAborted();
    await storeGeneratedTree(
      {
        id: runId,
        topicId: input.topicId,
        studyRevision: input.studyRevision,
        origin: input.engine === 'local' ? 'LOCAL' : 'MODEL',
        studyIds: new Map(studies.map((study) => [study.number, study.id])),
      },
      tree,
    );
  } finally {
    stopWatching();
    await progress.flush();
  }
}

async function end(runId: string, change: Parameters<typeof updateRunIn>[3]): Promise<void> {
  await updateRunIn(database(), runId, ['running'], { ...change, finishedAt: new Date() });
  await notify(database(), { kind: 'run', id: runId });
}

async function wait(runId: string, { waitingFor }: Waiting): Promise<void> {
  await updateRunIn(database(), runId, ['running'], { status: 'waiting', waitingFor, attempts: 0 });
  await notify(database(), { kind: 'run', id: runId });
}

/**
 * Executes a queued run, or goes on with one that a killed worker left running. Throws when this worker is to
 * stop or the database is lost, and leaves the run as it is: the job goes back to the queue.
 */
export async function executeRun(runId: string, stopping: AbortSignal): Promise<void> {
  const startable = await updateRunIn(database(), runId, ['queued', 'running'], {
    status: 'running',
    startedAt: new Date(),
    attempts: { increment: 1 },
  });
  if (!startable) return;
  await notify(database(), { kind: 'run', id: runId });
  try {
    await generate(runId, stopping);
  } catch (error) {
    if (error instanceof Cancelled) return end(runId, { status: 'cancelled' });
    if (error instanceof Waiting) return wait(runId, error);
    if (isConnectionLoss(error)) throw error;
    if (stopping.aborted) {
      // It was not the run that ended the worker.
      await updateRunIn(database(), runId, ['running'], { attempts: { decrement: 1 } });
      throw error;
    }
    console.error(`Run ${runId} failed:`, error);
    const said =
      error instanceof AppError
        ? error.message
        : 'Something went wrong that should not; the log says what. The run can be resumed.';
    await end(runId, { status: 'failed', error: said });
  }
}
