import { saveGesturesSchema } from '@/lib/api/gesture-contract';
import { readJson, route } from '@/lib/api/route';
import { saveReply } from '@/lib/api/save-reply';
import { saveGestures } from '@/lib/services/save-gestures';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const { stale, ...result } = await saveGestures(
    actor,
    params.id,
    await readJson(request, saveGesturesSchema),
  );
  return saveReply(result, stale);
});
