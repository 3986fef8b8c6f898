import { readJson, route } from '@/lib/api/route';
import { studyEditSchema } from '@/lib/api/topic-contract';
import { editStudy } from '@/lib/services/edit-study';

type Params = { id: string; studyId: string };

export const PATCH = route<Params>(async ({ actor, params, request }) => {
  const edit = await readJson(request, studyEditSchema);
  return Response.json(await editStudy(actor, params.id, params.studyId, edit));
});
