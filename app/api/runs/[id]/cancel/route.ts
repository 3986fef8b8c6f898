import { route } from '@/lib/api/route';
import { cancelRun } from '@/lib/services/cancel-run';
import { getRun } from '@/lib/services/get-run';

export const POST = route<{ id: string }>(async ({ actor, params }) => {
  await cancelRun(actor, params.id);
  return Response.json(await getRun(actor, params.id), { status: 202 });
});
