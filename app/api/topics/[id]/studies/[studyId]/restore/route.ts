import { route } from '@/lib/api/route';
import { restoreStudy } from '@/lib/services/withdraw-study';

type Params = { id: string; studyId: string };

export const POST = route<Params>(async ({ actor, params }) => {
  await restoreStudy(actor, params.id, params.studyId);
  return new Response(null, { status: 204 });
});
