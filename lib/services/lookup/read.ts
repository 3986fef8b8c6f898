import type { Download } from '@/lib/api/download';
import type { Lookup } from '@/lib/api/lookup-contract';
import type { Actor } from '@/lib/auth/actor';
import { canReadLookup } from '@/lib/auth/rights';
import { database, inTransaction } from '@/lib/db/client';
import { enqueueLookup } from '@/lib/db/jobs';
import {
  getLookupRecord,
  type LookupRecord,
  readFoundRecords,
  reopenMissing,
  updateLookupIn,
} from '@/lib/db/lookups';
import { AppError } from '@/lib/errors';
import type { LiteratureRecord } from '@/lib/literature/record';
import { cslItem } from '@/lib/lookup/csl-item';

async function getReadable(actor: Actor, id: string): Promise<LookupRecord> {
  const record = await getLookupRecord(database(), id);
  if (canReadLookup(actor, record)) return record;
  throw new AppError('not-found', 'There is no such lookup.');
}

/** Throws AppError 'not-found', also for somebody else's. */
export async function getLookup(actor: Actor, id: string): Promise<Lookup> {
  const { requestedById: _, ...lookup } = await getReadable(actor, id);
  return lookup;
}

/**
 * A queued lookup is cancelled at once; a running one is asked to stop, and the worker does so within a second. What
 * was found is kept. Throws AppError 'not-found', or 'conflict' when it has already ended.
 */
export async function cancelLookup(actor: Actor, id: string): Promise<Lookup> {
  const { status } = await getReadable(actor, id);
  const ended = { status: 'cancelled', finishedAt: new Date() } as const;
  const stopped =
    (await updateLookupIn(database(), id, ['queued'], ended)) ||
    (await updateLookupIn(database(), id, ['running'], { cancelRequested: true }));
  if (!stopped) throw new AppError('conflict', `This lookup has already ended: ${status}.`);
  return getLookup(actor, id);
}

/**
 * Asks again for what was not found or not asked for. Throws AppError 'not-found', or 'conflict' while it is under way
 * or when nothing is left.
 */
export async function resumeLookup(actor: Actor, id: string): Promise<Lookup> {
  const { total, found } = await getReadable(actor, id);
  if (found === total)
    throw new AppError('conflict', 'All of this list was found: nothing is left to ask for.');
  await inTransaction(async (on) => {
    const again = { status: 'queued', error: null, notes: [], finishedAt: null } as const;
    const change = { ...again, notes: [...again.notes], cancelRequested: false, attempts: 0 };
    const isResumed = await updateLookupIn(on, id, ['succeeded', 'failed', 'cancelled'], change);
    if (!isResumed) throw new AppError('conflict', 'This lookup is under way.');
    await reopenMissing(on, id);
    await enqueueLookup(on, id);
  });
  return getLookup(actor, id);
}

/** What was found so far as CSL-JSON, in the list's order. Throws AppError 'not-found'. */
export async function readLookupFile(actor: Actor, id: string): Promise<Download> {
  const { found } = await getReadable(actor, id);
  return {
    name: `looked-up-${found}.json`,
    type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    body: fileOf(id),
  };
}

async function* fileOf(id: string): AsyncGenerator<string> {
  let before = '[';
  for await (const records of readFoundRecords(database(), id))
    for (const record of records) {
      // As the resolver made it.
      yield `${before}\n${JSON.stringify(cslItem(record as LiteratureRecord))}`;
      before = ',';
    }
  yield before === '[' ? '[]\n' : '\n]\n';
}
