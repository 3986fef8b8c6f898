import { route } from '@/lib/api/route';
import { compareRuns } from '@/lib/services/compare-runs';

export const GET = route<{ id: string; otherId: string }>(async ({ actor, params }) =>
  Response.json(await compareRuns(actor, params.id, params.otherId)),
);
