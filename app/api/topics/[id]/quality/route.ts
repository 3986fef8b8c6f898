import { topicQualityQuerySchema } from '@/lib/api/quality-contract';
import { parse, route } from '@/lib/api/route';
import { getQuality } from '@/lib/services/get-quality';

export const GET = route<{ id: string }>(async ({ actor, params, query }) =>
  Response.json(
    await getQuality(actor, { ...parse(topicQualityQuerySchema, query), topic: params.id }),
  ),
);
