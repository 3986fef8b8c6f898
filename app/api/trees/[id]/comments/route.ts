import { newCommentSchema } from '@/lib/api/comment-contract';
import { readJson, route } from '@/lib/api/route';
import { addComment, listComments } from '@/lib/services/comments';

export const GET = route<{ id: string }>(async ({ actor, params }) =>
  Response.json({ items: await listComments(actor, params.id), next: null }),
);

export const POST = route<{ id: string }>(async ({ actor, params, request }) => {
  const comment = await readJson(request, newCommentSchema);
  return Response.json(await addComment(actor, params.id, comment), { status: 201 });
});
