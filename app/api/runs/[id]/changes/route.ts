import { route } from '@/lib/api/route';
import { listPlaceChanges } from '@/lib/services/list-place-changes';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  Response.json(await listPlaceChanges(actor, params.id)),
);
