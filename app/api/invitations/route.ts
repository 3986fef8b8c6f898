import { newInvitationSchema } from '@/lib/api/account-contract';
import { readJson, route } from '@/lib/api/route';
import { invite, listInvitations } from '@/lib/services/invitations';

export const GET = route(async ({ actor }) =>
  Response.json({ items: await listInvitations(actor) }),
);

export const POST = route(async ({ actor, request }) =>
  Response.json(await invite(actor, await readJson(request, newInvitationSchema)), { status: 201 }),
);
