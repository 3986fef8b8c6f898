import type { Comment, NewComment } from '@/lib/api/comment-contract';
import type { Actor } from '@/lib/auth/actor';
import { canDeleteComment } from '@/lib/auth/rights';
import { type Database, database, inTransaction, type Transaction } from '@/lib/db/client';
import {
  type CommentRecord,
  countComments,
  deleteComment as deleteRow,
  findComment,
  insertComment,
  listComments as listRows,
  summariseComments,
} from '@/lib/db/comments';
import { notify } from '@/lib/db/notifications';
import { hasStudy } from '@/lib/db/studies';
import { hasCategory, lockTree, type TreeRecord } from '@/lib/db/trees';
import { listWithdrawn } from '@/lib/db/withdrawals';
import { AppError } from '@/lib/errors';

import { getReadableTree, requireReadable } from './readable-tree';

/** All of a tree's comments come with its page. */
const mostComments = 500;

function toComment(actor: Actor, { at, ...record }: CommentRecord): Comment {
  return { ...record, at: at.toISOString(), mine: canDeleteComment(actor, record) };
}

/** Those on a tree, oldest first, but not on withdrawn studies. Throws AppError 'not-found'. */
export async function listComments(actor: Actor, treeId: string): Promise<Comment[]> {
  return commentsOn(database(), actor, await getReadableTree(database(), actor, treeId));
}

/** The same of a tree that the actor may read. */
export async function commentsOn(
  on: Database,
  actor: Actor,
  { id, topicId }: Pick<TreeRecord, 'id' | 'topicId'>,
): Promise<Comment[]> {
  const rows = await listRows(on, id, mostComments, await withdrawnFrom(on, topicId));
  return rows.map((row) => toComment(actor, row));
}

/** How many there are of these, and when the latest was made; null without any. */
export async function summariseCommentsOn(
  on: Database,
  { id, topicId }: Pick<TreeRecord, 'id' | 'topicId'>,
): Promise<{ count: number; latest: Date | null }> {
  return summariseComments(on, id, await withdrawnFrom(on, topicId));
}

async function withdrawnFrom(on: Database, topicId: string): Promise<readonly string[]> {
  return (await listWithdrawn(on, topicId)).map(({ id }) => id);
}

async function requireSubject(
  on: Transaction,
  tree: TreeRecord,
  { categoryId, studyId }: NewComment,
): Promise<void> {
  if (categoryId !== null && !(await hasCategory(on, tree.id, categoryId)))
    throw new AppError('invalid', 'The tree has no such category: it was removed or merged.');
  if (studyId !== null && !(await hasStudy(on, tree.topicId, studyId)))
    throw new AppError('invalid', 'The topic has no such study.');
}

/**
 * Comments on a category or a study of a tree that the actor may read. Throws AppError 'not-found', or 'invalid'
 * for a category or study that is not there, and for one comment too many.
 */
export function addComment(actor: Actor, treeId: string, comment: NewComment): Promise<Comment> {
  return inTransaction(async (on) => {
    const tree = requireReadable(actor, await lockTree(on, treeId));
    await requireSubject(on, tree, comment);
    if ((await countComments(on, tree.id)) >= mostComments) {
      const message = `This tree has ${mostComments} comments, the most it can have. Delete some first.`;
      throw new AppError('invalid', message);
    }
    const row = await insertComment(on, { ...comment, treeId: tree.id, authorId: actor.id });
    await notify(on, { kind: 'tree', id: tree.id });
    return toComment(actor, row);
  });
}

/** Throws AppError 'not-found', or 'forbidden' for somebody else's comment. */
export function deleteComment(actor: Actor, treeId: string, id: string): Promise<void> {
  return inTransaction(async (on) => {
    const tree = await getReadableTree(on, actor, treeId);
    const comment = await findComment(on, tree.id, id);
    if (comment === null) throw new AppError('not-found', 'There is no such comment.');
    if (!canDeleteComment(actor, comment))
      throw new AppError('forbidden', 'A comment is deleted by its author.');
    await deleteRow(on, id);
    await notify(on, { kind: 'tree', id: tree.id });
  });
}
