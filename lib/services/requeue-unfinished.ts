import { database, inTransaction } from '@/lib/db/client';
import { listUnfinishedExportIds } from '@/lib/db/exports';
import { enqueueExport, enqueueLookup, enqueueRun } from '@/lib/db/jobs';
import { listUnfinishedLookupIds } from '@/lib/db/lookups';
import { listUnfinishedRunIds } from '@/lib/db/runs';

/** Puts runs, exports and lookups that ought to be in the queue back into it; those that are there stay as they are. */
export async function requeueUnfinished(): Promise<void> {
  for (const id of await listUnfinishedRunIds(database())) {
    await inTransaction((on) => enqueueRun(on, id));
  }
  for (const id of await listUnfinishedExportIds(database())) {
    await inTransaction((on) => enqueueExport(on, id));
  }
  for (const id of await listUnfinishedLookupIds(database())) {
    await inTransaction((on) => enqueueLookup(on, id));
  }
}
