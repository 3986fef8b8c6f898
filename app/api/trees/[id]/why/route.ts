import { parse, route } from '@/lib/api/route';
import { whyQuerySchema } from '@/lib/api/run-contract';
import { explainPlace } from '@/lib/services/explain-place';

export const GET = route<{ id: string }>(async ({ actor, params, query }) =>
  Response.json(await explainPlace(actor, params.id, parse(whyQuerySchema, query))),
);
