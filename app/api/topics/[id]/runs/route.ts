import { readJson, route } from '@/lib/api/route';
import { startRunSchema } from '@/lib/api/run-contract';
import { startRun } from '@/lib/services/start-run';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const settings = await readJson(request, startRunSchema);
  return Response.json(await startRun(actor, params.id, settings), { status: 202 });
});
