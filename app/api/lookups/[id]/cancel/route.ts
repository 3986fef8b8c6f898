import { route } from '@/lib/api/route';
import { cancelLookup } from '@/lib/services/lookup/read';

export const POST = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await cancelLookup(actor, params.id), { status: 202 }),
);
