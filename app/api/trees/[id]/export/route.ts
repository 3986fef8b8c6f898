import { Readable } from 'node:stream';

import { exportQuerySchema } from '@/lib/api/contract';
import { parse, route } from '@/lib/api/route';
import { type ExportedFile, exportTree } from '@/lib/services/export-tree';

/** Text as it is, or its chunks one after the other as they are made. */
function toBody(body: ExportedFile['body']): BodyInit {
  if (typeof body === 'string') return body;
  return Readable.toWeb(Readable.from(body, { objectMode: false })) as BodyInit;
}

export const GET = route<{ id: string }>(async ({ actor, params, query }) => {
  const { format } = parse(exportQuerySchema, query);
  const { name, type, body } = await exportTree(actor, params.id, format);
  return new Response(toBody(body), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
});
