import { route } from '@/lib/api/route';
import { readOneFile } from '@/lib/api/upload';
import { importTopic } from '@/lib/services/topic-file/import';

export const POST = route(async ({ actor, request }) =>
  Response.json(await importTopic(actor, await readOneFile(request)), { status: 201 }),
);
