import { feedbackQuerySchema } from '@/lib/api/gesture-contract';
import { parse, route } from '@/lib/api/route';
import { listTreeFeedback } from '@/lib/services/list-tree-feedback';

export const GET = route<{ id: string }>(async ({ actor, params, query }) =>
  Response.json(await listTreeFeedback(actor, params.id, parse(feedbackQuerySchema, query))),
);
