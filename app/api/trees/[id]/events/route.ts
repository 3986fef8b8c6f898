import { eventStream, type ServerEvent } from '@/lib/api/event-stream';
import { route } from '@/lib/api/route';
import type { Actor } from '@/lib/auth/actor';
import { getTreeState, watchTree } from '@/lib/services/watch-tree';

async function* treeEvents(
  actor: Actor,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  for await (const state of watchTree(actor, id, signal)) yield { name: 'tree', data: state };
}

export const GET = route<{ id: string }>(async ({ actor, params, request, check }) => {
  // Before the stream begins, so that an unknown tree is a 404.
  await getTreeState(actor, params.id);
  return eventStream(request, (signal) => treeEvents(actor, params.id, signal), check);
});
