import { route } from '@/lib/api/route';
import { revokeMyToken } from '@/lib/services/my-tokens';

export const DELETE = route<{ id: string }>(async ({ actor, params }) => {
  await revokeMyToken(actor, params.id);
  return new Response(null, { status: 204 });
});
