import { purgeTopicSchema } from '@/lib/api/archived-topic-contract';
import { readJson, route } from '@/lib/api/route';
import { purgeTopic } from '@/lib/services/archived-topics';

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const { title } = await readJson(request, purgeTopicSchema);
  await purgeTopic(actor, params.id, title);
  return new Response(null, { status: 204 });
});
