import { readJson, route } from '@/lib/api/route';
import { bookmarkSchema } from '@/lib/api/tree-contract';
import { putBookmark } from '@/lib/services/put-bookmark';

export const PUT = route<{ id: string }>(async ({ actor, params, request }) => {
  await putBookmark(actor, params.id, await readJson(request, bookmarkSchema));
  return new Response(null, { status: 204 });
});
