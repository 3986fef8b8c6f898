import { startLookupSchema } from '@/lib/api/lookup-contract';
import { readJson, route } from '@/lib/api/route';
import { startLookup } from '@/lib/services/lookup/start';

export const POST = route(async ({ actor, request }) => {
  const { identifiers } = await readJson(request, startLookupSchema);
  return Response.json(await startLookup(actor, identifiers), { status: 202 });
});
