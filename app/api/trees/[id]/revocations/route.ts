import { revokeSchema } from '@/lib/api/export-contract';
import { readJson, route } from '@/lib/api/route';
import { revokeFeedback } from '@/lib/services/revoke-feedback';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  await revokeFeedback(actor, params.id, await readJson(request, revokeSchema));
  return new Response(null, { status: 204 });
});
