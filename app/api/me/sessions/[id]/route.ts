import { route } from '@/lib/api/route';
import { endMySession } from '@/lib/services/my-account';

export const DELETE = route<{ id: string }>(async ({ actor, params }) => {
  await endMySession(actor, params.id);
  return new Response(null, { status: 204 });
});
