import { route } from '@/lib/api/route';
import { getExport } from '@/lib/services/read-export';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await getExport(actor, params.id)),
);
