import { readJson, route } from '@/lib/api/route';
import { topicTitleSchema } from '@/lib/api/topic-contract';
import { archiveTopic } from '@/lib/services/archive-topic';
import { getTopic } from '@/lib/services/get-topic';
import { renameTopic } from '@/lib/services/rename-topic';

type Params = { id: string };

export const GET = route<Params>(async ({ actor, params }) =>
  Response.json(await getTopic(actor, params.id)),
);

export const PATCH = route<Params>(async ({ actor, params, request }) => {
  const { title } = await readJson(request, topicTitleSchema);
  await renameTopic(actor, params.id, title);
  return Response.json(await getTopic(actor, params.id));
});

export const DELETE = route<Params>(async ({ actor, params }) => {
  await archiveTopic(actor, params.id);
  return new Response(null, { status: 204 });
});
