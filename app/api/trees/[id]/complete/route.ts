import { readJson, route } from '@/lib/api/route';
import { completeSchema } from '@/lib/api/tree-contract';
import { completeCorrection } from '@/lib/services/complete-correction';

export const POST = route<{ id: string }>(async ({ actor, params, request }) =>
  Response.json(
    await completeCorrection(actor, params.id, await readJson(request, completeSchema)),
  ),
);
