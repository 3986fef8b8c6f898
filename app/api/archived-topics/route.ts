import { cursorQuerySchema } from '@/lib/api/fields';
import { parse, route } from '@/lib/api/route';
import { listArchivedTopics } from '@/lib/services/archived-topics';

export const GET = route(async ({ actor, query }) =>
  Response.json(await listArchivedTopics(actor, parse(cursorQuerySchema, query))),
);
