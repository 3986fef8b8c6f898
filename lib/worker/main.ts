/** The worker: executes runs until it is told to stop, or until the launcher that started it is gone. */

import { closeDatabase } from '@/lib/db/client';
import { stopJobs, workOnRuns } from '@/lib/db/jobs';
import { announceWorker, stopListening } from '@/lib/db/notifications';
import {
  endWhenAsked,
  isSupervised,
  prepareUnlessSupervised,
  startAndTell,
} from '@/lib/launch/child-process';
import { executeRun } from '@/lib/services/execute-run';
import { requeueUnfinishedRuns } from '@/lib/services/requeue-unfinished-runs';

const stopping = new AbortController();

async function stop(): Promise<void> {
  stopping.abort(new Error('The worker is stopping.'));
  await stopJobs();
  await stopListening();
  await closeDatabase();
}

/** Nothing should be missing from the queue; what is nevertheless (its job failed for good) waits this long. */
const requeueEveryMs = 30_000;

function requeueNowAndThen(): void {
  setInterval(() => {
    requeueUnfinishedRuns().catch((error) => console.error(`Queue: ${error.message}`));
  }, requeueEveryMs).unref();
}

await startAndTell(async () => {
  await prepareUnlessSupervised();
  endWhenAsked(stop);
  announceWorker();
  await workOnRuns((runId, signal) =>
    executeRun(runId, AbortSignal.any([signal, stopping.signal])),
  );
  await requeueUnfinishedRuns();
  requeueNowAndThen();
  if (!isSupervised) console.log('The worker is ready.');
});
