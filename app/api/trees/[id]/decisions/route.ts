import { decideSchema } from '@/lib/api/adjudication-contract';
import { readJson, route } from '@/lib/api/route';
import { decide } from '@/lib/services/adjudication/decide';

export const POST = route<{ id: string }>(async ({ actor, params, request }) =>
  Response.json(await decide(actor, params.id, await readJson(request, decideSchema))),
);
