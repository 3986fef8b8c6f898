import { readJson, route } from '@/lib/api/route';
import { changeWorkOrderSchema } from '@/lib/api/task-contract';
import { changeWorkOrder, takeOrderBack } from '@/lib/services/work-orders';

type Params = { id: string };

export const PATCH = route<Params>(async ({ actor, params, request }) => {
  await changeWorkOrder(actor, params.id, await readJson(request, changeWorkOrderSchema));
  return new Response(null, { status: 204 });
});

export const DELETE = route<Params>(async ({ actor, params }) => {
  await takeOrderBack(actor, params.id);
  return new Response(null, { status: 204 });
});
