import { route } from '@/lib/api/route';
import { makeEmptyTree } from '@/lib/services/make-empty-tree';

export const POST = route<{ id: string }>(async ({ actor, params }) => {
  const { treeId, created } = await makeEmptyTree(actor, params.id);
  return Response.json({ treeId }, { status: created ? 201 : 200 });
});
