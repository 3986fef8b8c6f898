import { startAdjudicationSchema } from '@/lib/api/adjudication-contract';
import { readJsonIfAny, route } from '@/lib/api/route';
import { startAdjudication } from '@/lib/services/adjudication/start';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const { correctionIds } = await readJsonIfAny(request, startAdjudicationSchema);
  const { treeId, created } = await startAdjudication(actor, params.id, correctionIds);
  return Response.json({ treeId }, { status: created ? 201 : 200 });
});
