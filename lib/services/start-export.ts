import type { StartExport } from '@/lib/api/export-contract';
import type { Actor } from '@/lib/auth/actor';
import { canExportEverything } from '@/lib/auth/rights';
import { inTransaction } from '@/lib/db/client';
import { insertExport } from '@/lib/db/exports';
import { enqueueExport } from '@/lib/db/jobs';

/** Queues the making of a dataset from what the actor may export. */
export function startExport(actor: Actor, settings: StartExport): Promise<{ id: string }> {
  return inTransaction(async (on) => {
    const ofEverybody = canExportEverything(actor);
    const id = await insertExport(on, { requestedById: actor.id, ofEverybody, settings });
    await enqueueExport(on, id);
    return { id };
  });
}
