import { bookmarkSchema } from '@/lib/api/contract';
import { readJson, route } from '@/lib/api/route';
import { putBookmark } from '@/lib/services/put-bookmark';

export const PUT = route<{ id: string }>(async ({ actor, params, request }) => {
  await putBookmark(actor, params.id, await readJson(request, bookmarkSchema));
  return new Response(null, { status: 204 });
});
