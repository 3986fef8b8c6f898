import { route } from '@/lib/api/route';
import { reopenCorrection } from '@/lib/services/complete-correction';

export const POST = route<{ id: string }>(async ({ actor, params }) => {
  await reopenCorrection(actor, params.id);
  return new Response(null, { status: 204 });
});
