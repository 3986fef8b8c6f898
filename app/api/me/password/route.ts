import { changePasswordSchema } from '@/lib/api/account-contract';
import { readJson, route } from '@/lib/api/route';
import { changePassword } from '@/lib/services/my-account';

export const PUT = route(async ({ actor, request }) => {
  await changePassword(actor, await readJson(request, changePasswordSchema), request.headers);
  return new Response(null, { status: 204 });
});
