import type { ResumeRun } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { enqueueRun } from '@/lib/db/jobs';
import { notify } from '@/lib/db/notifications';
import { updateRunIn } from '@/lib/db/runs';
import { AppError } from '@/lib/errors';

import { lockOwnRun } from './own-run';
import { raiseCaps } from './raise-caps';

/**
 * Goes on with a failed or cancelled run, within other limits if given; the steps it had finished are not done again.
 * Throws AppError 'not-found', 'forbidden', or 'conflict' for a run in any other state.
 */
export function resumeRun(actor: Actor, id: string, { caps }: ResumeRun = {}): Promise<void> {
  return inTransaction(async (on) => {
    const run = await lockOwnRun(on, actor, id);
    const resumed = await updateRunIn(on, id, ['failed', 'cancelled'], {
      status: 'queued',
      error: null,
      cancelRequested: false,
      attempts: 0,
      finishedAt: null,
    });
    if (!resumed) {
      throw new AppError(
        'conflict',
        `Only a failed or cancelled run can be resumed; this one is ${run.status}.`,
      );
    }
    await raiseCaps(on, run, caps);
    await enqueueRun(on, id);
    await notify(on, { kind: 'run', id });
  });
}
