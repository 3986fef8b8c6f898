import { parse, route } from '@/lib/api/route';
import { versionQuerySchema } from '@/lib/api/tree-contract';
import { getTree } from '@/lib/services/get-tree';

export const GET = route<{ id: string }>(async ({ actor, params, query }) => {
  const { version } = parse(versionQuerySchema, query);
  return Response.json(await getTree(actor, params.id, version));
});
