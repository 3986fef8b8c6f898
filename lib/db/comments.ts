import type { NewComment } from '@/lib/api/comment-contract';

import type { Database, Transaction } from './client';
import type { Prisma } from './generated/client';

const columns = {
  id: true,
  categoryId: true,
  studyId: true,
  authorId: true,
  author: { select: { name: true } },
  text: true,
  at: true,
} as const;

export interface CommentRecord {
  readonly id: string;
  readonly categoryId: string | null;
  readonly studyId: string | null;
  readonly authorId: string;
  readonly author: string;
  readonly text: string;
  readonly at: Date;
}

type Row = Prisma.CommentGetPayload<{ select: typeof columns }>;

function toRecord({ author, ...row }: Row): CommentRecord {
  return { ...row, author: author.name };
}

/** Those on a tree, but not on the studies `hidden`. */
function shownOn(treeId: string, hidden: readonly string[]) {
  return { treeId, OR: [{ studyId: null }, { studyId: { notIn: [...hidden] } }] };
}

/** Oldest first, `most` at most; those on the studies `hidden` are left out. */
export async function listComments(
  on: Database,
  treeId: string,
  most: number,
  hidden: readonly string[],
): Promise<readonly CommentRecord[]> {
  const rows = await on.comment.findMany({
    where: shownOn(treeId, hidden),
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: most,
    select: columns,
  });
  return rows.map(toRecord);
}

export function countComments(on: Database, treeId: string): Promise<number> {
  return on.comment.count({ where: { treeId } });
}

/** Of what `listComments` lists. */
export async function summariseComments(
  on: Database,
  treeId: string,
  hidden: readonly string[],
): Promise<{ count: number; latest: Date | null }> {
  const { _count: count, _max } = await on.comment.aggregate({
    where: shownOn(treeId, hidden),
    _count: true,
    _max: { at: true },
  });
  return { count, latest: _max.at };
}

export async function insertComment(
  on: Transaction,
  comment: NewComment & { readonly treeId: string; readonly authorId: string },
): Promise<CommentRecord> {
  return toRecord(await on.comment.create({ data: comment, select: columns }));
}

/** null when the tree has no such comment. */
export async function findComment(
  on: Database,
  treeId: string,
  id: string,
): Promise<CommentRecord | null> {
  const row = await on.comment.findFirst({ where: { id, treeId }, select: columns });
  return row && toRecord(row);
}

export async function deleteComment(on: Database, id: string): Promise<void> {
  await on.comment.deleteMany({ where: { id } });
}
