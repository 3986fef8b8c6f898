import { route } from '@/lib/api/route';
import { getLookup } from '@/lib/services/lookup/read';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await getLookup(actor, params.id)),
);
