import { parse, route } from '@/lib/api/route';
import { callsQuerySchema } from '@/lib/api/run-contract';
import { listRunCalls } from '@/lib/services/list-run-calls';

export const GET = route<{ id: string }>(async ({ actor, params, query }) =>
  Response.json(await listRunCalls(actor, params.id, parse(callsQuerySchema, query))),
);
