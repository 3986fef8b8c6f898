import { route } from '@/lib/api/route';
import { revealAssignments } from '@/lib/services/reveal-assignments';

export const POST = route<{ id: string }>(async ({ actor, params }) => {
  await revealAssignments(actor, params.id);
  return new Response(null, { status: 204 });
});
