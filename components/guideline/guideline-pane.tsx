'use client';

import { X } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';

import { GuidelineText } from './guideline-text';

interface GuidelinePaneProps {
  readonly text: string;
  /** Nobody has asked for it: it is there only where there is room. */
  readonly isByItself: boolean;
  readonly onClose: () => void;
}

/** Beside the tree and the matrix: what the work order asks to go by. */
export function GuidelinePane({ text, isByItself, onClose }: GuidelinePaneProps) {
  return (
    <aside
      aria-label="Guideline"
      className={cx(
        'flex min-h-0 w-80 shrink-0 flex-col border-l bg-surface max-md:w-full',
        isByItself && 'max-2xl:hidden',
      )}
    >
      <header className="flex h-9 shrink-0 items-center justify-between border-b pr-1.5 pl-4">
        <h2 className="font-medium text-sm">Guideline</h2>
        <Button variant="ghost" size="sm" icon aria-label="Close the guideline" onClick={onClose}>
          <X aria-hidden size={15} />
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a guideline longer than the window is scrolled by keys */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 py-4 -outline-offset-2">
        <GuidelineText text={text} />
      </div>
    </aside>
  );
}
