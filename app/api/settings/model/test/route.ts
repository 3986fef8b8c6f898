import { testModelSchema } from '@/lib/api/model-contract';
import { readJsonIfAny, route } from '@/lib/api/route';
import { testModel } from '@/lib/services/model-settings';

export const POST = route(async ({ actor, request }) =>
  Response.json(
    await testModel(actor, await readJsonIfAny(request, testModelSchema), request.signal),
  ),
);
