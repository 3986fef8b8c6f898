import { readJsonIfAny, route } from '@/lib/api/route';
import { continueRunSchema } from '@/lib/api/run-contract';
import { continueRun } from '@/lib/services/continue-run';
import { getRun } from '@/lib/services/get-run';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  await continueRun(actor, params.id, await readJsonIfAny(request, continueRunSchema));
  return Response.json(await getRun(actor, params.id), { status: 202 });
});
