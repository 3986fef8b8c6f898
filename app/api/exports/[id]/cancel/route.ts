import { route } from '@/lib/api/route';
import { cancelExport } from '@/lib/services/read-export';

export const POST = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await cancelExport(actor, params.id), { status: 202 }),
);
