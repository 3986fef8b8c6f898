import { downloadReply } from '@/lib/api/download';
import { route } from '@/lib/api/route';
import { readLookupFile } from '@/lib/services/lookup/read';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  downloadReply(await readLookupFile(actor, params.id)),
);
