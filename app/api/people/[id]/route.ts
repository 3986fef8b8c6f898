import { changeRoleSchema } from '@/lib/api/account-contract';
import { readJson, route } from '@/lib/api/route';
import { changeRole, removePerson } from '@/lib/services/people';

type Params = { id: string };

export const PATCH = route<Params>(async ({ actor, params, request }) => {
  const { role } = await readJson(request, changeRoleSchema);
  await changeRole(actor, params.id, role);
  return new Response(null, { status: 204 });
});

export const DELETE = route<Params>(async ({ actor, params }) => {
  await removePerson(actor, params.id);
  return new Response(null, { status: 204 });
});
