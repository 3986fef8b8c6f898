import { route } from '@/lib/api/route';
import { resumeLookup } from '@/lib/services/lookup/read';

export const POST = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await resumeLookup(actor, params.id), { status: 202 }),
);
