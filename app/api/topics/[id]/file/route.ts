import { downloadReply } from '@/lib/api/download';
import { route } from '@/lib/api/route';
import { exportTopic } from '@/lib/services/topic-file/export';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  downloadReply(await exportTopic(actor, params.id)),
);
