import type { Health } from '@/lib/api/contract';
import { database } from '@/lib/db/client';
import { isWorkerListening } from '@/lib/db/notifications';
import { hasPendingMigrations } from '@/lib/db/pending-migrations';

/** Never throws: what cannot be asked is down. */
export async function checkHealth(): Promise<Health> {
  try {
    const [listening, pending] = [
      await isWorkerListening(database()),
      await hasPendingMigrations(database()),
    ];
    return {
      status: listening && !pending ? 'ok' : 'degraded',
      web: 'ok',
      worker: listening ? 'ok' : 'missing',
      database: 'ok',
      migrations: pending ? 'pending' : 'ok',
    };
  } catch (error) {
    console.error(`Health: ${(error as Error).message}`);
    return {
      status: 'degraded',
      web: 'ok',
      worker: 'missing',
      database: 'down',
      migrations: 'pending',
    };
  }
}
