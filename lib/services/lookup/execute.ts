import { database, inTransaction } from '@/lib/db/client';
import { isConnectionLoss } from '@/lib/db/connection-loss';
import {
  beginLookup,
  deleteKnownBefore,
  finishLookup,
  isLookupOver,
  listOpenValues,
  storeResolved,
  takeKnownRecords,
  updateLookupIn,
} from '@/lib/db/lookups';
import { AppError } from '@/lib/errors';
import { ServiceUnreachable } from '@/lib/lookup/polite-client';
import { Resolver } from '@/lib/lookup/resolver';
import { batchSizes } from '@/lib/lookup/services';
import { readSettings } from '@/lib/settings';

/** A person cancelled the lookup, or another worker has it. */
class Over extends Error {
  override readonly name = 'Over';
}

const mostAttempts = 5;
/** Records are asked for anew when they were found longer ago. */
const knownForMs = 30 * 24 * 60 * 60 * 1_000;
const lookEveryMs = 500;

/** Asks for all that is open, batch by batch; each is stored before the next. Returns which services failed, in words. */
async function resolveOpen(id: string, resolver: Resolver): Promise<readonly string[]> {
  const since = new Date(Date.now() - knownForMs);
  await deleteKnownBefore(database(), since);
  await takeKnownRecords(database(), id, since);
  const failures: string[] = [];
  for (const kind of ['pmid', 'doi'] as const) {
    const failure = await resolveKind(id, kind, resolver);
    if (failure !== null) failures.push(failure);
  }
  return failures;
}

async function resolveKind(
  id: string,
  kind: 'doi' | 'pmid',
  resolver: Resolver,
): Promise<string | null> {
  try {
    for (;;) {
      const values = await listOpenValues(database(), id, kind, batchSizes[kind]);
      if (values.length === 0) return null;
      const answers = await resolver.resolve(kind, values);
      await inTransaction((on) => storeResolved(on, id, answers));
    }
  } catch (error) {
    if (error instanceof ServiceUnreachable) return error.message;
    throw error;
  }
}

/** Aborted by `stopping`, or with `Over` soon after the lookup is. */
function overSignal(id: string, attempt: number, stopping: AbortSignal) {
  const controller = new AbortController();
  const timer = setInterval(() => {
    isLookupOver(database(), id, attempt).then(
      (isOver) => isOver && controller.abort(new Over()),
      (error) => console.error(`Lookup ${id}: ${error}`),
    );
  }, lookEveryMs);
  return {
    signal: AbortSignal.any([controller.signal, stopping]),
    stopLooking: () => clearInterval(timer),
  };
}

async function work(id: string, attempt: number, stopping: AbortSignal): Promise<void> {
  const { signal, stopLooking } = overSignal(id, attempt, stopping);
  const resolver = new Resolver(readSettings().lookup, signal);
  try {
    const failures = await resolveOpen(id, resolver);
    const notes = [...resolver.notes];
    const end = failures.length === 0 ? succeeded : failed(failures);
    await finishLookup(database(), id, attempt, { ...end, notes });
  } finally {
    stopLooking();
  }
}

const succeeded = { status: 'succeeded', error: null } as const;

function failed(why: readonly string[]) {
  const advice = 'What was found is kept; try the rest again when the network is there.';
  return { status: 'failed', error: `${why.join(' ')} ${advice}` } as const;
}

/**
 * Looks up what is open in a queued lookup, or in one that a killed worker left running. Throws when this worker is to
 * stop or the database is lost: the job goes back to the queue, and what was found stays.
 */
export async function executeLookup(id: string, stopping: AbortSignal): Promise<void> {
  const attempt = await beginLookup(database(), id);
  if (attempt === null) return;
  try {
    if (attempt > mostAttempts)
      throw new AppError('internal', 'The worker has ended again and again in this lookup.');
    await work(id, attempt, stopping);
  } catch (error) {
    const end = (status: 'cancelled' | 'failed', said: string | null) =>
      finishLookup(database(), id, attempt, { status, error: said, notes: [] });
    if (error instanceof Over) return void (await end('cancelled', null));
    if (isConnectionLoss(error)) throw error;
    if (stopping.aborted) {
      // It was not the lookup that ended the worker.
      await updateLookupIn(database(), id, ['running'], { attempts: { decrement: 1 } });
      throw error;
    }
    console.error(`Lookup ${id} failed:`, error);
    const said =
      error instanceof AppError
        ? error.message
        : 'Something went wrong that should not; the log says what. It can be tried again.';
    await end('failed', said);
  }
}
