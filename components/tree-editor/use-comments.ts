'use client';

import { useCallback, useState } from 'react';

import { toast } from '@/components/ui/toast-queue';
import { api, failureMessage } from '@/lib/api/client';
import type { Comment, NewComment } from '@/lib/api/comment-contract';
import type { TreePageData } from '@/lib/api/page-data';

/** The comments on the tree: those the page came with, and what has been written or deleted since. */
export function useComments(data: TreePageData) {
  const path = `/api/trees/${data.tree.id}/comments`;
  const [seen, setSeen] = useState(data.comments);
  const [comments, setComments] = useState(data.comments);
  if (seen !== data.comments) {
    setSeen(data.comments);
    setComments(data.comments);
  }

  /** Whether it was added; when not, the person has been told why. */
  const addComment = useCallback(
    async (comment: NewComment): Promise<boolean> => {
      try {
        const added = await api.post<Comment>(path, comment);
        setComments((now) => [...now, added]);
        return true;
      } catch (cause) {
        toast(failureMessage(cause), { tone: 'danger' });
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
        toast(failureMessage(cause), { tone: 'danger' });
      }
    },
    [path],
  );
  return { comments, addComment, deleteComment };
}
