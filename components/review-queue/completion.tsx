'use client';

import { ArrowRight, CircleCheckBig } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Tooltip } from '@/components/ui/tooltip';

import { useCompletion } from './use-completion';

const CompleteDialog = dynamic(
  () => import('./complete-dialog').then((module) => module.CompleteDialog),
  { ssr: false },
);

/** In one's own open correction: marks it complete, what is not reviewed being declared untouched. */
export function CompleteButton() {
  const { editable } = useEditor();
  const [isOpen, setOpen] = useState(false);
  if (!editable) return null;
  return (
    <>
      <Tooltip label="Mark this correction complete">
        <Button
          variant="ghost"
          aria-label="Complete"
          className="px-2"
          onClick={() => setOpen(true)}
        >
          <CircleCheckBig aria-hidden size={15} />
          <span className="max-2xl:hidden">Complete</span>
        </Button>
      </Tooltip>
      {isOpen && <CompleteDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** Over one's own complete correction: since when, and how it goes on. */
export function CompletionNotice() {
  const { data } = useEditor();
  const { isBusy, reopen, goOn } = useCompletion();
  const { tree, next } = data;
  if (!tree.mine || tree.completedAt === null) return null;
  return (
    <section
      aria-label="Completion"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-leaf-wash px-3 py-1.5 text-leaf-ink text-sm"
    >
      <CircleCheckBig aria-hidden size={15} className="shrink-0" />
      <p className="min-w-0 flex-1">
        Complete since <Moment at={tree.completedAt} />
        {tree.restUntouched && ', with the rest declared untouched'}.
      </p>
      <Button size="sm" busy={isBusy} onClick={reopen}>
        Open it again
      </Button>
      {next && (
        <Button size="sm" variant="primary" busy={isBusy} onClick={() => goOn(next)}>
          <span className="max-w-52 truncate">Next: {next.topicTitle}</span>
          <ArrowRight aria-hidden size={14} />
        </Button>
      )}
    </section>
  );
}
