import { route } from '@/lib/api/route';
import { makeResetLink } from '@/lib/services/people';

export const POST = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await makeResetLink(actor, params.id), { status: 201 }),
);
