import { route } from '@/lib/api/route';
import { getRunCall } from '@/lib/services/list-run-calls';

export const GET = route<{ id: string; callId: string }>(async ({ actor, params }) =>
  Response.json(await getRunCall(actor, params.id, params.callId)),
);
