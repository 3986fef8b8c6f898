import { randomUUID } from 'node:crypto';

import { agreedRounds } from '@/lib/adjudication/rounds';
import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/client';
import type { NewGesture } from '@/lib/db/feedback';
import type { Operation } from '@/lib/tree/operation';

import type { OpenCorrection } from '../open-correction';
import { loadAdjudication } from './load';

type Particulars = Omit<NewGesture, 'version' | 'steps'>;

/** A gesture of an adjudicator, made on the final tree as it is. */
export function particularsOf(
  actor: Actor,
  final: OpenCorrection,
  { gestureId, reason }: Pick<Particulars, 'gestureId' | 'reason'>,
): Particulars {
  return {
    ...{ gestureId, reason, actorId: actor.id, baseVersion: final.version },
    ...{ undoes: null, redoes: null, view: 'adjudication', exposure: null, seconds: null },
  };
}

/** Makes one gesture of operations that are known to apply. */
export function makeGesture(
  final: OpenCorrection,
  operations: readonly Operation[],
  particulars: Particulars,
): void {
  const outcome = final.tryAgain(operations);
  if (!outcome.ok) throw new Error(`What was settled does not apply: ${outcome.refusal.message}`);
  final.accept(outcome, particulars);
}

/** Settles what all agree on and nobody has decided otherwise: a gesture a part. */
export async function settleAgreed(
  on: Transaction,
  actor: Actor,
  final: OpenCorrection,
): Promise<void> {
  const loaded = await loadAdjudication(on, final.record, final.current);
  const inOrder = final.version === 0;
  for (const { operations } of agreedRounds(loaded.adjudication, loaded.isDecided, { inOrder })) {
    if (operations.length === 0) continue;
    const said = { gestureId: randomUUID(), reason: 'All annotators agree.' };
    makeGesture(final, operations, particularsOf(actor, final, said));
  }
  await final.save();
}
