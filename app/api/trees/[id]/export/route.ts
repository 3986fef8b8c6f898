import { downloadReply } from '@/lib/api/download';
import { parse, route } from '@/lib/api/route';
import { exportQuerySchema } from '@/lib/api/tree-contract';
import { exportTree } from '@/lib/services/export-tree';

export const GET = route<{ id: string }>(async ({ actor, params, query }) => {
  const wanted = parse(exportQuerySchema, query);
  return downloadReply(await exportTree(actor, params.id, wanted));
});
