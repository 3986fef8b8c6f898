'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import type { NewComment } from '@/lib/api/comment-contract';

import { useEditor } from './editor-context';

/** As the server takes them. */
const longest = 2_000;

/** A field for a comment. */
export function CommentForm({ subject }: { subject: Omit<NewComment, 'text'> }) {
  const { addComment } = useEditor();
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    if (await addComment({ ...subject, text: text.trim() })) setText('');
    setBusy(false);
  };
  return (
    <form
      className="mt-2 flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        aria-label="New comment"
        placeholder="Say something about this"
        rows={2}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
        className="text-sm"
      />
      <span>
        <Button size="sm" type="submit" busy={isBusy} aria-disabled={text.trim() === ''}>
          Comment
        </Button>
      </span>
    </form>
  );
}
