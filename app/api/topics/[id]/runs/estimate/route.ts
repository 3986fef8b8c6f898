import { readJson, route } from '@/lib/api/route';
import { startRunSchema } from '@/lib/api/run-contract';
import { estimateTopicRun } from '@/lib/services/estimate-topic-run';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const settings = await readJson(request, startRunSchema);
  return Response.json(await estimateTopicRun(actor, params.id, settings));
});
