import { database, inTransaction } from '@/lib/db/client';
import { enqueueRun } from '@/lib/db/jobs';
import { listUnfinishedRunIds } from '@/lib/db/runs';

/** Puts runs that ought to be in the queue back into it; those that are there stay as they are. */
export async function requeueUnfinishedRuns(): Promise<void> {
  for (const id of await listUnfinishedRunIds(database())) {
    await inTransaction((on) => enqueueRun(on, id));
  }
}
