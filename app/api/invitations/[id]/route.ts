import { route } from '@/lib/api/route';
import { revokeInvitation } from '@/lib/services/invitations';

export const DELETE = route<{ id: string }>(async ({ actor, params }) => {
  await revokeInvitation(actor, params.id);
  return new Response(null, { status: 204 });
});
