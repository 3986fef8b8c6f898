'use client';

import { MessageSquare, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { counted } from '@/components/ui/words';
import type { Comment } from '@/lib/api/comment-contract';

import { useEditor } from './editor-context';

const CommentForm = dynamic(() => import('./comment-form').then((module) => module.CommentForm), {
  ssr: false,
});

interface CommentsProps {
  /** One of the two is null. */
  readonly categoryId: string | null;
  readonly studyId: string | null;
}

/** What people have said about a category or a study, and a field to say something. */
export function Comments({ categoryId, studyId }: CommentsProps) {
  const { comments } = useEditor();
  const here = comments.filter(
    (each) => each.categoryId === categoryId && each.studyId === studyId,
  );
  const [isOpen, setOpen] = useState(here.length > 0 && studyId !== null);
  const label = here.length === 0 ? 'Comment' : counted(here.length, 'comment');
  return (
    <section aria-label="Comments" className="max-w-[72ch]">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 text-ink-faint text-xs hover:bg-hover hover:text-ink"
      >
        <MessageSquare aria-hidden size={12} />
        {label}
      </button>
      {isOpen && (
        <div className="mt-1 max-h-64 overflow-y-auto">
          <ul className="flex flex-col gap-2">
            {here.map((comment) => (
              <CommentItem key={comment.id} comment={comment} />
            ))}
          </ul>
          <CommentForm subject={{ categoryId, studyId }} />
        </div>
      )}
    </section>
  );
}

function CommentItem({ comment }: { comment: Comment }) {
  const { deleteComment } = useEditor();
  return (
    <li className="group/comment border-line-strong border-l-2 pl-2.5 text-sm">
      <p className="flex items-center gap-1.5 text-ink-faint text-xs">
        <span className="truncate font-medium text-ink-soft">{comment.author}</span>
        <Moment at={comment.at} className="shrink-0" />
        {comment.mine && (
          <Button
            variant="ghost"
            size="sm"
            icon
            aria-label="Delete this comment"
            title="Delete this comment"
            className="-my-1 size-6 opacity-0 focus-visible:opacity-100 group-hover/comment:opacity-100 pointer-coarse:opacity-100"
            onClick={() => deleteComment(comment.id)}
          >
            <Trash2 aria-hidden size={12} />
          </Button>
        )}
      </p>
      <p className="wrap-anywhere whitespace-pre-line">{comment.text}</p>
    </li>
  );
}
