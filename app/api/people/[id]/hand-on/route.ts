import { readJson, route } from '@/lib/api/route';
import { giveTaskSchema } from '@/lib/api/task-contract';
import { handOn } from '@/lib/services/tasks';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const { annotatorId } = await readJson(request, giveTaskSchema);
  return Response.json(await handOn(actor, params.id, annotatorId));
});
