import { cursorQuerySchema } from '@/lib/api/fields';
import { parse, route } from '@/lib/api/route';
import { listTreeAbstracts } from '@/lib/services/list-tree-abstracts';

export const GET = route<{ id: string }>(async ({ actor, params, query }) =>
  Response.json(await listTreeAbstracts(actor, params.id, parse(cursorQuerySchema, query))),
);
