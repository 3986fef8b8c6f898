import { readJsonIfAny, route } from '@/lib/api/route';
import { withdrawStudySchema } from '@/lib/api/topic-contract';
import { withdrawStudy } from '@/lib/services/withdraw-study';

type Params = { id: string; studyId: string };

export const POST = route<Params>(async ({ actor, params, request }) => {
  const { reason } = await readJsonIfAny(request, withdrawStudySchema);
  await withdrawStudy(actor, params.id, params.studyId, reason || null);
  return new Response(null, { status: 204 });
});
