import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/client';
import { findWithdrawal, updateWithdrawal } from '@/lib/db/withdrawals';
import { AppError } from '@/lib/errors';

import { lockOwnTopic } from './own-topic';
import { raiseStudyRevision } from './study-revision';

/**
 * Takes a study out of its topic: it is hidden everywhere, its number stays taken, its assignments and judgements stay
 * stored, and gestures that touch it go on being applied. One that is withdrawn already stays as it is. Throws AppError
 * 'not-found' or 'forbidden'.
 */
export function withdrawStudy(
  actor: Actor,
  topicId: string,
  studyId: string,
  reason: string | null,
): Promise<void> {
  return changeWithdrawal(actor, { topicId, studyId, isWithdrawn: true }, (on) =>
    updateWithdrawal(on, studyId, { at: new Date(), reason }),
  );
}

/** Brings a withdrawn study back, with all its places. One that is not withdrawn stays as it is. Throws as `withdrawStudy`. */
export function restoreStudy(actor: Actor, topicId: string, studyId: string): Promise<void> {
  return changeWithdrawal(actor, { topicId, studyId, isWithdrawn: false }, (on) =>
    updateWithdrawal(on, studyId, null),
  );
}

interface Wanted {
  readonly topicId: string;
  readonly studyId: string;
  readonly isWithdrawn: boolean;
}

function changeWithdrawal(
  actor: Actor,
  { topicId, studyId, isWithdrawn }: Wanted,
  change: (on: Transaction) => Promise<void>,
): Promise<void> {
  return inTransaction(async (on) => {
    const topic = await lockOwnTopic(on, actor, topicId);
    const study = await findWithdrawal(on, topicId, studyId);
    if (study === null) throw new AppError('not-found', 'There is no such study in this topic.');
    if (study.isWithdrawn === isWithdrawn) return;
    await change(on);
    await raiseStudyRevision(on, topic);
  });
}
