import { route } from '@/lib/api/route';
import { getRun } from '@/lib/services/get-run';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await getRun(actor, params.id)),
);
