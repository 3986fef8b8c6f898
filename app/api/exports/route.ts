import { startExportSchema } from '@/lib/api/export-contract';
import { cursorQuerySchema } from '@/lib/api/fields';
import { parse, readJson, route } from '@/lib/api/route';
import { listExports } from '@/lib/services/read-export';
import { startExport } from '@/lib/services/start-export';

export const GET = route(async ({ actor, query }) =>
  Response.json(await listExports(actor, parse(cursorQuerySchema, query))),
);

export const POST = route(async ({ actor, request }) => {
  const settings = await readJson(request, startExportSchema);
  return Response.json(await startExport(actor, settings), { status: 202 });
});
