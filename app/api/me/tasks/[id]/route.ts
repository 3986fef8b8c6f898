import { route } from '@/lib/api/route';
import { giveBackTask } from '@/lib/services/my-tasks';

export const DELETE = route<{ id: string }>(async ({ actor, params }) => {
  await giveBackTask(actor, params.id);
  return new Response(null, { status: 204 });
});
