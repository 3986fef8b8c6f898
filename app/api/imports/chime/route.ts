import { route } from '@/lib/api/route';
import { readOneFile } from '@/lib/api/upload';
import { importChime } from '@/lib/services/import-chime';

export const POST = route(async ({ actor, request }) =>
  Response.json(await importChime(actor, await readOneFile(request)), { status: 201 }),
);
