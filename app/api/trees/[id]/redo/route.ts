import { undoSchema } from '@/lib/api/gesture-contract';
import { readJson, route } from '@/lib/api/route';
import { saveReply } from '@/lib/api/save-reply';
import { redoGesture } from '@/lib/services/undo-gesture';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const redo = await readJson(request, undoSchema);
  const { stale, ...result } = await redoGesture(actor, params.id, redo);
  return saveReply(result, stale);
});
