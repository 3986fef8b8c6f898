import { route } from '@/lib/api/route';
import { deleteComment } from '@/lib/services/comments';

export const DELETE = route<{ id: string; commentId: string }>(async ({ actor, params }) => {
  await deleteComment(actor, params.id, params.commentId);
  return new Response(null, { status: 204 });
});
