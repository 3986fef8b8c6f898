import { eventStream, type ServerEvent } from '@/lib/api/event-stream';
import { route } from '@/lib/api/route';
import type { Actor } from '@/lib/auth/actor';
import { getRun } from '@/lib/services/get-run';
import { watchRun } from '@/lib/services/watch-run';

async function* runEvents(
  actor: Actor,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  for await (const run of watchRun(actor, id, signal)) yield { name: 'run', data: run };
}

export const GET = route<{ id: string }>(async ({ actor, params, request, check }) => {
  // Before the stream begins, so that an unknown run is a 404.
  await getRun(actor, params.id);
  return eventStream(request, (signal) => runEvents(actor, params.id, signal), check);
});
