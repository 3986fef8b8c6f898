import { previewQuerySchema } from '@/lib/api/import-contract';
import { parse, route } from '@/lib/api/route';
import { readUpload } from '@/lib/api/upload';
import { addFiles } from '@/lib/services/add-files';
import { previewImport } from '@/lib/services/preview-import';

export const POST = route<{ id: string }>(async ({ actor, params, query, request }) => {
  const { preview } = parse(previewQuerySchema, query);
  const { files, choices } = await readUpload(request);
  if (preview === 'true') {
    return Response.json(await previewImport(actor, files, choices, params.id));
  }
  return Response.json(await addFiles(actor, params.id, files, choices), { status: 201 });
});
