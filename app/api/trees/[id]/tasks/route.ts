import { readJson, route } from '@/lib/api/route';
import { giveTasksSchema } from '@/lib/api/task-contract';
import { giveTree } from '@/lib/services/hand-out';
import { listTreeTasks } from '@/lib/services/tasks';

type Params = { id: string };

export const GET = route<Params>(async ({ actor, params }) =>
  Response.json({ items: await listTreeTasks(actor, params.id) }),
);

export const POST = route<Params>(async ({ actor, params, request }) => {
  const { annotatorIds } = await readJson(request, giveTasksSchema);
  await giveTree(actor, params.id, annotatorIds);
  return Response.json({ items: await listTreeTasks(actor, params.id) }, { status: 201 });
});
