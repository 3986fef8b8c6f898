'use client';

import { BookOpenText } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { GuidelineText } from '@/components/guideline/guideline-text';
import { useEditor } from '@/components/tree-editor/editor-context';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { ReviewKind } from '@/lib/tree/review/item';

import { guidelines } from './guideline';

/** Beside the question where there is room; else `GuidelineButton` opens it. */
export function GuidelineAside({ kind, children }: { kind: ReviewKind; children?: ReactNode }) {
  return (
    <aside
      aria-label="Beside the question"
      className="@max-4xl:hidden w-80 shrink-0 overflow-auto border-l bg-surface px-5 py-6"
    >
      {children && <div className="mb-6 border-b pb-6">{children}</div>}
      <OrderGuideline />
      <h3 className="mb-2 font-semibold text-base">{guidelines[kind].title}</h3>
      <Rules kind={kind} />
    </aside>
  );
}

export function GuidelineButton({ kind }: { kind: ReviewKind }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        aria-label="Guideline"
        className="@4xl:hidden"
        onClick={() => setOpen(true)}
      >
        <BookOpenText aria-hidden size={15} />
        <span className="max-sm:hidden">Guideline</span>
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={guidelines[kind].title}>
        <OrderGuideline />
        <Rules kind={kind} />
      </Dialog>
    </>
  );
}

/** What the reader's work order asks to go by, before what holds for every review. */
function OrderGuideline() {
  const text = useEditor().data.task?.guideline.trim();
  if (!text) return null;
  return (
    <section aria-label="Guideline of this task" className="mb-6 border-b pb-6">
      <GuidelineText text={text} />
    </section>
  );
}

function Rules({ kind }: { kind: ReviewKind }) {
  const { question, rules } = guidelines[kind];
  return (
    <div className="text-ink-soft text-sm">
      <p className="text-ink">{question}</p>
      <ul className="mt-3 list-disc space-y-2 pl-4 marker:text-ink-faint">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </div>
  );
}
