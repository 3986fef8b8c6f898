/** The worker: executes runs until it is told to stop, or until the launcher that started it is gone. */

import { closeDatabase } from '@/lib/db/client';
import { stopJobs, workOnRuns } from '@/lib/db/jobs';
import { announceWorker, stopListening } from '@/lib/db/notifications';
import { executeRun } from '@/lib/services/execute-run';
import { requeueUnfinishedRuns } from '@/lib/services/requeue-unfinished-runs';

const stopping = new AbortController();

async function stop(): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort(new Error('The worker is stopping.'));
  await stopJobs();
  await stopListening();
  await closeDatabase();
  process.exit(0);
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('disconnect', stop);

announceWorker();
await workOnRuns((runId, signal) => executeRun(runId, AbortSignal.any([signal, stopping.signal])));
await requeueUnfinishedRuns();
process.send?.('ready');
