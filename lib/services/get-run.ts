import type { Run } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { getRunRecord } from '@/lib/db/runs';

/** Throws AppError 'not-found'. */
export function getRun(_actor: Actor, id: string): Promise<Run> {
  return getRunRecord(database(), id);
}
