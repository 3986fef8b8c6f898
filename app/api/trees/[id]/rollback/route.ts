import { rollbackSchema } from '@/lib/api/gesture-contract';
import { readJson, route } from '@/lib/api/route';
import { saveReply } from '@/lib/api/save-reply';
import { rollBack } from '@/lib/services/roll-back';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const rollback = await readJson(request, rollbackSchema);
  const { stale, ...result } = await rollBack(actor, params.id, rollback);
  return saveReply(result, stale);
});
