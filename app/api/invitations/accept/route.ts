import { acceptInvitationSchema } from '@/lib/api/account-contract';
import { openRoute, readJson } from '@/lib/api/route';
import { signedInReply } from '@/lib/api/session-reply';
import { acceptInvitation } from '@/lib/services/invitations';

export const POST = openRoute(async (request) => {
  const accepted = await readJson(request, acceptInvitationSchema);
  return signedInReply(await acceptInvitation(accepted, request.headers));
});
