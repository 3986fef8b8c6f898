import { route } from '@/lib/api/route';
import { getAgreement } from '@/lib/services/get-agreement';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await getAgreement(actor, params.id)),
);
