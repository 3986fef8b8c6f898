import type { z } from 'zod';

import type { Call, CallSummary, callsQuerySchema } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { getModelCall, listModelCalls, readModelCalls } from '@/lib/db/model-calls';
import { AppError } from '@/lib/errors';

import { getRun } from './get-run';

function afterSeq(cursor: string | undefined): bigint {
  if (cursor === undefined) return 0n;
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new AppError('malformed', 'cursor: use the `next` of an earlier reply.');
}

/** A page of the run's model calls, oldest first. Throws AppError 'not-found', 'malformed' for a made-up cursor. */
export async function listRunCalls(
  actor: Actor,
  runId: string,
  { limit, cursor, step, failed }: z.infer<typeof callsQuerySchema>,
): Promise<{ items: CallSummary[]; next: string | null }> {
  await getRun(actor, runId);
  const isFailed = failed === undefined ? undefined : failed === 'true';
  const page = { afterSeq: afterSeq(cursor), limit: limit + 1, step, failed: isFailed };
  const found = await listModelCalls(database(), runId, page);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ call }) => call),
    next: found.length > limit && last ? String(last.seq) : null,
  };
}

/** Throws AppError 'not-found'. */
export async function getRunCall(actor: Actor, runId: string, callId: string): Promise<Call> {
  await getRun(actor, runId);
  return getModelCall(database(), runId, callId);
}

/** All of a run's model calls as JSON lines, oldest first. Throws AppError 'not-found'. */
export async function exportRunCalls(actor: Actor, runId: string): Promise<AsyncIterable<string>> {
  await getRun(actor, runId);
  return jsonLines(readModelCalls(database(), runId));
}

async function* jsonLines(calls: AsyncIterable<Call>): AsyncGenerator<string> {
  for await (const call of calls) yield `${JSON.stringify(call)}\n`;
}
