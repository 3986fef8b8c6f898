import { route } from '@/lib/api/route';
import { getRunDecision } from '@/lib/services/continue-run';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await getRunDecision(actor, params.id)),
);
