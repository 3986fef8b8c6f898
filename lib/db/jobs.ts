/** pg-boss: jobs in the same Postgres, handed out to whichever worker is free. */

import { fromPrisma, type Job, PgBoss } from 'pg-boss';

import { requireDatabaseUrl } from '@/lib/settings';

import type { Transaction } from './client';
import { reportingLoss } from './connection-loss';

const runQueue = 'run';
const exportQueue = 'export';
const lookupQueue = 'lookup';

/** A worker that says nothing for this long is taken for dead, and its job goes to another. The least pg-boss allows. */
const heartbeatSeconds = 10;
const watchEverySeconds = 5;
/** How often a job whose worker died, or lost the database, is tried again. */
const retryLimit = 20;

interface RunJob {
  readonly runId: string;
}

interface ExportJob {
  readonly exportId: string;
}

interface LookupJob {
  readonly lookupId: string;
}

function logErrors(boss: PgBoss): PgBoss {
  boss.on('error', (error) => console.error(`Jobs: ${error.message}`));
  return boss;
}

/** Makes the tables of pg-boss and the queues. Safe to repeat and to run at the same time elsewhere. */
export async function prepareJobs(url: string): Promise<void> {
  const boss = logErrors(
    new PgBoss({ connectionString: url, supervise: false, schedule: false, max: 2 }),
  );
  await boss.start();
  try {
    for (const queue of [runQueue, exportQueue, lookupQueue])
      await boss.createQueue(queue, {
        policy: 'exclusive',
        heartbeatSeconds,
        retryLimit,
        retryDelay: 1,
        expireInSeconds: 24 * 60 * 60 - 1,
        notify: true,
      });
  } finally {
    await boss.stop({ graceful: false });
  }
}

const place = globalThis as typeof globalThis & { espalierBoss?: Promise<PgBoss> };

async function openBoss(supervise: boolean): Promise<PgBoss> {
  const boss = logErrors(
    new PgBoss({
      connectionString: requireDatabaseUrl(),
      max: 3,
      migrate: false,
      schedule: false,
      supervise,
      superviseIntervalSeconds: watchEverySeconds,
      monitorIntervalSeconds: watchEverySeconds,
      useListenNotify: supervise,
    }),
  );
  await reportingLoss(() => boss.start());
  return boss;
}

/** A failed start is not kept: the next call tries again. */
function boss(supervise: boolean): Promise<PgBoss> {
  place.espalierBoss ??= openBoss(supervise).catch((error) => {
    place.espalierBoss = undefined;
    throw error;
  });
  return place.espalierBoss;
}

/** Queues the run's job when `transaction` commits. Does nothing while one for this run is queued or active. */
export async function enqueueRun(transaction: Transaction, runId: string): Promise<void> {
  const data: RunJob = { runId };
  await (await boss(false)).send(runQueue, data, {
    db: fromPrisma(transaction),
    singletonKey: runId,
  });
}

/** As `enqueueRun`, for an export. */
export async function enqueueExport(transaction: Transaction, exportId: string): Promise<void> {
  const data: ExportJob = { exportId };
  await (await boss(false)).send(exportQueue, data, {
    db: fromPrisma(transaction),
    singletonKey: exportId,
  });
}

/** As `enqueueRun`, for a lookup. */
export async function enqueueLookup(transaction: Transaction, lookupId: string): Promise<void> {
  const data: LookupJob = { lookupId };
  await (await boss(false)).send(lookupQueue, data, {
    db: fromPrisma(transaction),
    singletonKey: lookupId,
  });
}

/** Runs that a worker has under way at once: one that waits for a language model must not hold up the others. */
const runsAtOnce = 3;

// A job that becomes due again is not notified of, only a new one.
const workOptions = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2, batchSize: 1 };

/** Calls `work` for each run's job, a few at a time; a throw gives the job back to the queue. */
export async function workOnRuns(
  work: (runId: string, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const queue = await boss(true);
  const options = { ...workOptions, localConcurrency: runsAtOnce };
  await queue.work<RunJob>(runQueue, options, async ([job]: Job<RunJob>[]) => {
    if (job) await work(job.data.runId, job.signal);
  });
}

/** As `workOnRuns`, for exports, one at a time. */
export async function workOnExports(
  work: (exportId: string, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const queue = await boss(true);
  await queue.work<ExportJob>(exportQueue, workOptions, async ([job]: Job<ExportJob>[]) => {
    if (job) await work(job.data.exportId, job.signal);
  });
}

/** As `workOnRuns`, for lookups, one at a time: so many requests a second are what the services allow. */
export async function workOnLookups(
  work: (lookupId: string, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const queue = await boss(true);
  await queue.work<LookupJob>(lookupQueue, workOptions, async ([job]: Job<LookupJob>[]) => {
    if (job) await work(job.data.lookupId, job.signal);
  });
}

/** Waits up to `timeoutMs` for the job at hand. */
export async function stopJobs(timeoutMs = 5_000): Promise<void> {
  const started = place.espalierBoss;
  place.espalierBoss = undefined;
  if (started) await (await started).stop({ graceful: true, timeout: timeoutMs });
}
