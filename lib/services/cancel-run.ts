import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { notify } from '@/lib/db/notifications';
import { updateRunIn } from '@/lib/db/runs';
import { AppError } from '@/lib/errors';

import { lockOwnRun } from './own-run';

/**
 * A queued run is cancelled at once; a running one is asked to stop, and the worker does so within a second.
 * Throws AppError 'not-found', 'forbidden', or 'conflict' when it has already ended.
 */
export function cancelRun(actor: Actor, id: string): Promise<void> {
  return inTransaction(async (on) => {
    const run = await lockOwnRun(on, actor, id);
    const ended = { status: 'cancelled', finishedAt: new Date() } as const;
    const stopped =
      (await updateRunIn(on, id, ['queued', 'waiting'], ended)) ||
      (await updateRunIn(on, id, ['running'], { cancelRequested: true }));
    if (!stopped) throw new AppError('conflict', `This run has already ended: ${run.status}.`);
    await notify(on, { kind: 'run', id });
  });
}
