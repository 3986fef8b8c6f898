import { route } from '@/lib/api/route';
import { endMyOtherSessions, listMySessions } from '@/lib/services/my-account';

export const GET = route(async ({ actor }) =>
  Response.json({ items: await listMySessions(actor) }),
);

export const DELETE = route(async ({ actor }) => {
  await endMyOtherSessions(actor);
  return new Response(null, { status: 204 });
});
