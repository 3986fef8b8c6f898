'use client';

import { CircleQuestionMark } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

import type { Study } from '@/lib/api/topic-contract';

const WhyDialog = dynamic(() => import('./why-dialog').then((module) => module.WhyDialog), {
  ssr: false,
});

export interface WhyProps {
  readonly treeId: string;
  readonly category: { readonly id: string; readonly name: string };
  /** A study that is directly in the category; without one the question is about the category itself. */
  readonly study?: Pick<Study, 'id' | 'title' | 'abstract'>;
}

/** Asks why a category, or a study in it, is in the tree. What answers is loaded when it is asked. */
export function WhyButton(props: WhyProps) {
  const [isOpen, setOpen] = useState(false);
  const { category, study } = props;
  const label = study ? `Why is it in ${category.name}?` : `Why is ${category.name} here?`;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
        className="inline-grid size-6 shrink-0 place-items-center rounded-sm align-middle text-ink-faint hover:bg-hover hover:text-ink"
      >
        <CircleQuestionMark aria-hidden size={13} />
      </button>
      {isOpen && <WhyDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
