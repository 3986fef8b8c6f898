/** The worker: executes runs, exports and lookups until it is told to stop, or until the launcher that started it is gone. */

import { closeDatabase } from '@/lib/db/client';
import { stopJobs, workOnExports, workOnLookups, workOnRuns } from '@/lib/db/jobs';
import { announceWorker, stopListening } from '@/lib/db/notifications';
import { requirePostgres } from '@/lib/db/require-postgres';
import { endWhenAsked, isSupervised, startAndTell } from '@/lib/process-life';
import { executeExport } from '@/lib/services/execute-export';
import { executeRun } from '@/lib/services/execute-run';
import { executeLookup } from '@/lib/services/lookup/execute';
import { prepareDatabase } from '@/lib/services/prepare-database';
import { requeueUnfinished } from '@/lib/services/requeue-unfinished';
import { requireDatabaseUrl } from '@/lib/settings';

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
    requeueUnfinished().catch((error) => console.error(`Queue: ${error.message}`));
  }, requeueEveryMs).unref();
}

/** What the launcher would have done before. */
async function prepareAlone(): Promise<void> {
  const url = requireDatabaseUrl();
  await requirePostgres(url);
  await prepareDatabase(url);
}

await startAndTell(async () => {
  if (!isSupervised) await prepareAlone();
  endWhenAsked(stop);
  announceWorker();
  await workOnRuns((runId, signal) =>
    executeRun(runId, AbortSignal.any([signal, stopping.signal])),
  );
  await workOnExports((exportId, signal) =>
    executeExport(exportId, AbortSignal.any([signal, stopping.signal])),
  );
  await workOnLookups((lookupId, signal) =>
    executeLookup(lookupId, AbortSignal.any([signal, stopping.signal])),
  );
  await requeueUnfinished();
  requeueNowAndThen();
  if (!isSupervised) console.log('The worker is ready.');
});
