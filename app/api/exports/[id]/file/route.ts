import { downloadReply } from '@/lib/api/download';
import { route } from '@/lib/api/route';
import { readExportFile } from '@/lib/services/read-export';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  downloadReply(await readExportFile(actor, params.id)),
);
