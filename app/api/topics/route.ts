import { cursorQuerySchema } from '@/lib/api/fields';
import { previewQuerySchema } from '@/lib/api/import-contract';
import { parse, route } from '@/lib/api/route';
import { topicTitleSchema } from '@/lib/api/topic-contract';
import { readUpload } from '@/lib/api/upload';
import { createTopic } from '@/lib/services/create-topic';
import { listTopics } from '@/lib/services/list-topics';
import { previewImport } from '@/lib/services/preview-import';

export const GET = route(async ({ actor, query }) =>
  Response.json(await listTopics(actor, parse(cursorQuerySchema, query))),
);

export const POST = route(async ({ actor, query, request }) => {
  const { preview } = parse(previewQuerySchema, query);
  const { files, choices, ...upload } = await readUpload(request);
  if (preview === 'true') return Response.json(await previewImport(actor, files, choices));
  const { title } = parse(topicTitleSchema, { title: upload.title });
  return Response.json(await createTopic(actor, { title, files, choices }), { status: 201 });
});
