import { readJson, route } from '@/lib/api/route';
import { newWorkOrderSchema } from '@/lib/api/task-contract';
import { handOut } from '@/lib/services/hand-out';
import { listWorkOrders } from '@/lib/services/work-orders';

export const GET = route(async ({ actor }) =>
  Response.json({ items: await listWorkOrders(actor) }),
);

export const POST = route(async ({ actor, request }) => {
  const asked = await readJson(request, newWorkOrderSchema);
  return Response.json(await handOut(actor, asked), { status: 201 });
});
