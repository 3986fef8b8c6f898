import type { Call, CallSummary, PlaceChanges, Run, RunDecision } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { findCallByKey } from '@/lib/db/model-calls';

import { getRunDecision } from './continue-run';
import { getRun } from './get-run';
import { getTopicHeading } from './get-topic-heading';
import { listPlaceChanges } from './list-place-changes';
import { getRunCall, listRunCalls } from './list-run-calls';

export interface RunPageData {
  readonly run: Run;
  /** `editable`: the reader may cancel, resume and answer its runs. */
  readonly topic: { readonly id: string; readonly title: string; readonly editable: boolean };
  /** The proposals, while the run waits for them to be looked through. */
  readonly decision: RunDecision | null;
  /** The first page; empty for the local engine. */
  readonly calls: { readonly items: readonly CallSummary[]; readonly next: string | null };
  /** The call that was asked for. */
  readonly opened: Call | null;
  /** null unless asked for. */
  readonly changes: PlaceChanges | null;
}

export interface RunPageQuery {
  /** Id or key of a call. */
  readonly call: string | null;
  readonly withChanges: boolean;
}

const callsAtFirst = 100;

/** By its key a call may be of an earlier run, which this one used. */
async function findCall(actor: Actor, runId: string, idOrKey: string | null): Promise<Call | null> {
  if (idOrKey === null) return null;
  if (idOrKey.includes('-')) return getRunCall(actor, runId, idOrKey);
  return findCallByKey(database(), runId, idOrKey);
}

/** What a run's page begins with. Throws AppError 'not-found', also for a call that is not the run's. */
export async function getRunPage(
  actor: Actor,
  id: string,
  { call, withChanges }: RunPageQuery,
): Promise<RunPageData> {
  const run = await getRun(actor, id);
  const reviews = run.status === 'waiting' && run.waitingFor === 'root-categories';
  return {
    run,
    topic: await getTopicHeading(actor, run.topicId),
    decision: reviews ? await getRunDecision(actor, id) : null,
    calls: await listRunCalls(actor, id, { limit: callsAtFirst }),
    opened: await findCall(actor, id, call),
    changes: withChanges ? await listPlaceChanges(actor, id) : null,
  };
}
