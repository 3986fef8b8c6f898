'use client';

import { useCallback, useRef, useState } from 'react';

import { sayFailure } from '@/components/ui/say-failure';
import { api } from '@/lib/api/client';
import type { Comment, NewComment } from '@/lib/api/comment-contract';
import type { TreePageData } from '@/lib/api/page-data';
import type { TreeState } from '@/lib/api/tree-contract';

/** The comments on the tree: those the page came with, and what has been written or deleted since, here or elsewhere. */
export function useComments(data: TreePageData) {
  const path = `/api/trees/${data.tree.id}/comments`;
  const [seen, setSeen] = useState(data.comments);
  const [comments, setComments] = useState<readonly Comment[]>(data.comments);
  if (seen !== data.comments) {
    setSeen(data.comments);
    setComments(data.comments);
  }

  /** Whether it was added; when not, the person has been told why. */
  const addComment = useCallback(
    async (comment: NewComment): Promise<boolean> => {
      try {
        const added = await api.post<Comment>(path, comment);
        setComments((now) => [...now.filter(({ id }) => id !== added.id), added]);
        return true;
      } catch (cause) {
        sayFailure(cause);
        return false;
      }
    },
    [path],
  );
  const deleteComment = useCallback(
    async (id: string): Promise<void> => {
      try {
        await api.delete(`${path}/${id}`);
        setComments((now) => now.filter((each) => each.id !== id));
      } catch (cause) {
        sayFailure(cause);
      }
    },
    [path],
  );

  const known = useRef(comments);
  known.current = comments;
  /** Fetches them when there are others than those known here. */
  const hearComments = useCallback(
    async (state: TreeState): Promise<void> => {
      const { current } = known;
      const latest = current.at(-1)?.at ?? null;
      if (state.comments === current.length && state.commentedAt === latest) return;
      try {
        const { items } = await api.get<{ items: readonly Comment[] }>(path);
        setComments(items);
      } catch (cause) {
        console.warn('Comments made elsewhere are not here yet.', cause);
      }
    },
    [path],
  );
  return { comments, addComment, deleteComment, hearComments };
}
