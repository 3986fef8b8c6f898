import { readJson, route } from '@/lib/api/route';
import { giveTaskSchema } from '@/lib/api/task-contract';
import { giveTask, takeTaskBack } from '@/lib/services/tasks';

type Params = { id: string };

export const PATCH = route<Params>(async ({ actor, params, request }) => {
  const { annotatorId } = await readJson(request, giveTaskSchema);
  await giveTask(actor, params.id, annotatorId);
  return new Response(null, { status: 204 });
});

export const DELETE = route<Params>(async ({ actor, params }) => {
  await takeTaskBack(actor, params.id);
  return new Response(null, { status: 204 });
});
