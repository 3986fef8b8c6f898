import { route } from '@/lib/api/route';
import { takeTaskBack } from '@/lib/services/tasks';

export const DELETE = route<{ id: string }>(async ({ actor, params }) => {
  await takeTaskBack(actor, params.id);
  return new Response(null, { status: 204 });
});
