'use client';

import { ArrowRight, CircleCheckBig } from 'lucide-react';
import Link from 'next/link';

import { useEditor } from '@/components/tree-editor/editor-context';
import { Button, buttonClass } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';

import { useCompletion } from './use-completion';

/** Over one's own complete correction: since when, and how it goes on. */
export function CompletionNotice() {
  const { data } = useEditor();
  const { isBusy, reopen, goOn } = useCompletion();
  const { tree, next, adjudicated } = data;
  if (tree.completedAt === null) return null;
  return (
    <section
      aria-label="Completion"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-leaf-wash px-3 py-1.5 text-leaf-ink text-sm"
    >
      <CircleCheckBig aria-hidden size={15} className="shrink-0" />
      <p className="min-w-0 flex-1">
        Complete since <Moment at={tree.completedAt} />
        {tree.restUntouched && ', with the rest declared untouched'}.
        {adjudicated && ' It is settled in a final tree.'}
      </p>
      {!adjudicated && (
        <Button size="sm" busy={isBusy} onClick={reopen}>
          Open it again
        </Button>
      )}
      {next && (
        <Button size="sm" variant="primary" busy={isBusy} onClick={() => goOn(next)}>
          <span className="max-w-52 truncate">Next: {next.topicTitle}</span>
          <ArrowRight aria-hidden size={14} />
        </Button>
      )}
      {!next && data.task && (
        <Link href="/" className={buttonClass({ size: 'sm', variant: 'primary' })}>
          My tasks
        </Link>
      )}
    </section>
  );
}
