import { takeDecisionBackSchema } from '@/lib/api/adjudication-contract';
import { readJson, route } from '@/lib/api/route';
import { takeDecisionBack } from '@/lib/services/adjudication/decide';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const { gestureId } = await readJson(request, takeDecisionBackSchema);
  return Response.json(await takeDecisionBack(actor, params.id, gestureId));
});
