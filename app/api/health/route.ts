import { openRoute } from '@/lib/api/route';
import { checkHealth } from '@/lib/services/check-health';

export const GET = openRoute(async () => {
  const health = await checkHealth();
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503 });
});
