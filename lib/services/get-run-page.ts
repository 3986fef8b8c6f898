import type { Call, CallSummary, Run, RunDecision } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { getTopicRecord } from '@/lib/db/topics';

import { getRunDecision } from './continue-run';
import { getRun } from './get-run';
import { getRunCall, listRunCalls } from './list-run-calls';

export interface RunPageData {
  readonly run: Run;
  readonly topic: { readonly id: string; readonly title: string };
  /** The proposals, while the run waits for them to be looked through. */
  readonly decision: RunDecision | null;
  /** The first page; empty for the local engine. */
  readonly calls: { readonly items: readonly CallSummary[]; readonly next: string | null };
  /** The call `callId`. */
  readonly opened: Call | null;
}

const callsAtFirst = 100;

/** What a run's page begins with. Throws AppError 'not-found', also for a call that is not the run's. */
export async function getRunPage(
  actor: Actor,
  id: string,
  callId: string | null,
): Promise<RunPageData> {
  const run = await getRun(actor, id);
  const { title } = await getTopicRecord(database(), run.topicId);
  const reviews = run.status === 'waiting' && run.waitingFor === 'root-categories';
  return {
    run,
    topic: { id: run.topicId, title },
    decision: reviews ? await getRunDecision(actor, id) : null,
    calls: await listRunCalls(actor, id, { limit: callsAtFirst }),
    opened: callId === null ? null : await getRunCall(actor, id, callId),
  };
}
