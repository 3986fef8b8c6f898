import { route } from '@/lib/api/route';
import { startCorrection } from '@/lib/services/start-correction';

export const POST = route<{ id: string }>(async ({ actor, params }) => {
  const { treeId, created } = await startCorrection(actor, params.id);
  return Response.json({ treeId }, { status: created ? 201 : 200 });
});
