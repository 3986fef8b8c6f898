import { previewQuerySchema } from '@/lib/api/contract';
import { parse, route } from '@/lib/api/route';
import { readUpload } from '@/lib/api/upload';
import { addFiles } from '@/lib/services/add-files';
import { previewImport } from '@/lib/services/preview-import';

export const POST = route<{ id: string }>(async ({ actor, params, query, request }) => {
  const { preview } = parse(previewQuerySchema, query);
  const { files } = await readUpload(request);
  if (preview === 'true') return Response.json(await previewImport(actor, files, params.id));
  return Response.json(await addFiles(actor, params.id, files), { status: 201 });
});
