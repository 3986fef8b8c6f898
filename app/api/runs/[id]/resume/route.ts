import { route } from '@/lib/api/route';
import { getRun } from '@/lib/services/get-run';
import { resumeRun } from '@/lib/services/resume-run';

export const POST = route<{ id: string }>(async ({ actor, params }) => {
  await resumeRun(actor, params.id);
  return Response.json(await getRun(actor, params.id), { status: 202 });
});
