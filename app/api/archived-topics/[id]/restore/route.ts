import { route } from '@/lib/api/route';
import { restoreTopic } from '@/lib/services/archived-topics';

export const POST = route<{ id: string }>(async ({ actor, params }) => {
  await restoreTopic(actor, params.id);
  return new Response(null, { status: 204 });
});
