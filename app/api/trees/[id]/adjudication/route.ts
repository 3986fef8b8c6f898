import { route } from '@/lib/api/route';
import { getAdjudication } from '@/lib/services/adjudication/get';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await getAdjudication(actor, params.id)),
);
