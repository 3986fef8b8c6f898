import { readJsonIfAny, route } from '@/lib/api/route';
import { resumeRunSchema } from '@/lib/api/run-contract';
import { getRun } from '@/lib/services/get-run';
import { resumeRun } from '@/lib/services/resume-run';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  await resumeRun(actor, params.id, await readJsonIfAny(request, resumeRunSchema));
  return Response.json(await getRun(actor, params.id), { status: 202 });
});
