import { downloadReply } from '@/lib/api/download';
import { route } from '@/lib/api/route';
import { exportRunCalls } from '@/lib/services/list-run-calls';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  downloadReply({
    name: `model-calls-${params.id}.jsonl`,
    type: 'application/jsonl; charset=utf-8',
    body: await exportRunCalls(actor, params.id),
  }),
);
