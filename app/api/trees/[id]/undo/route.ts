import { undoSchema } from '@/lib/api/gesture-contract';
import { readJson, route } from '@/lib/api/route';
import { saveReply } from '@/lib/api/save-reply';
import { undoGesture } from '@/lib/services/undo-gesture';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const undo = await readJson(request, undoSchema);
  const { stale, ...result } = await undoGesture(actor, params.id, undo);
  return saveReply(result, stale);
});
