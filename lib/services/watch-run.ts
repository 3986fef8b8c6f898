import type { Run } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';

import { getRun } from './get-run';
import { watch } from './watch';

const ended: ReadonlySet<Run['status']> = new Set(['succeeded', 'failed', 'cancelled']);

/**
 * The run now and after each change, until it has ended or `signal` is aborted.
 * Throws AppError 'not-found'.
 */
export async function* watchRun(
  actor: Actor,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<Run> {
  for await (const run of watch([{ kind: 'run', id }], signal, () => getRun(actor, id))) {
    yield run;
    if (ended.has(run.status)) return;
  }
}
