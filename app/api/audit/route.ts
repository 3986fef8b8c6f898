import { cursorQuerySchema } from '@/lib/api/fields';
import { parse, route } from '@/lib/api/route';
import { listAudit } from '@/lib/services/list-audit';

export const GET = route(async ({ actor, query }) =>
  Response.json(await listAudit(actor, parse(cursorQuerySchema, query))),
);
