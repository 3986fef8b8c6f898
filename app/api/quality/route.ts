import { qualityQuerySchema } from '@/lib/api/quality-contract';
import { parse, route } from '@/lib/api/route';
import { getQuality } from '@/lib/services/get-quality';

export const GET = route(async ({ actor, query }) =>
  Response.json(await getQuality(actor, parse(qualityQuerySchema, query))),
);
