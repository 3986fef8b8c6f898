import { route } from '@/lib/api/route';
import { readOneFile } from '@/lib/api/upload';
import { importTree } from '@/lib/services/import-tree';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const account = await importTree(actor, params.id, await readOneFile(request));
  return Response.json(account, { status: 201 });
});
