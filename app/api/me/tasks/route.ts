import { route } from '@/lib/api/route';
import { listMyTasks, takeNextTask } from '@/lib/services/my-tasks';

export const GET = route(async ({ actor }) => Response.json(await listMyTasks(actor)));

export const POST = route(async ({ actor }) => {
  const { task, taken } = await takeNextTask(actor);
  return Response.json(task, { status: taken ? 201 : 200 });
});
