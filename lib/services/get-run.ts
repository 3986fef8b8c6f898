import type { Run } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';

import { getReadableRun } from './readable-run';

/** Throws AppError 'not-found'. */
export function getRun(actor: Actor, id: string): Promise<Run> {
  return getReadableRun(database(), actor, id);
}
