'use client';

import { CircleCheckBig, ListChecks } from 'lucide-react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { leafLinkClass } from '@/components/ui/text-link';
import { counted } from '@/components/ui/words';

import { useCompletion } from './use-completion';
import type { Review } from './use-review';

/** Nothing left to ask: of one kind, or at all. */
export function ReviewEnd({ review }: { review: Review }) {
  const { items, done } = review.set;
  const open = items.length - done;
  if (open > 0) return <EndOfKind review={review} open={open} />;
  return (
    <EmptyState
      as="h2"
      icon={<CircleCheckBig aria-hidden />}
      title={items.length === 0 ? 'There is nothing to review' : 'Everything is reviewed'}
      action={<CompleteButtons review={review} />}
    >
      {items.length > 0 &&
        `${counted(items.length, 'decision')} made. A complete correction cannot be changed until you open it again.`}
      <Uncategorised />
    </EmptyState>
  );
}

/** What the review does not ask about: studies that nothing suggests a category for. */
function Uncategorised() {
  const { counts, goTo, setView, setColumn } = useEditor();
  const { length } = counts.uncategorised;
  if (length === 0) return null;
  const show = () => {
    goTo({ kind: 'uncategorised' });
    setColumn('studies');
    setView('tree');
  };
  return (
    <p className="mt-2">
      {counted(length, 'study is', 'studies are')} in no category.{' '}
      <button type="button" className={leafLinkClass} onClick={show}>
        Show {length === 1 ? 'it' : 'them'}
      </button>
    </p>
  );
}

function EndOfKind({ review, open }: { review: Review; open: number }) {
  return (
    <EmptyState
      as="h2"
      icon={<ListChecks aria-hidden />}
      title="All of these are reviewed"
      action={
        <Button variant="primary" size="lg" autoFocus onClick={() => review.setKind(null)}>
          Go on with the others
          <Kbd className="border-on-leaf/40 text-on-leaf max-sm:hidden">Enter</Kbd>
        </Button>
      }
    >
      {counted(open, 'decision')} of other kinds {open === 1 ? 'is' : 'are'} open.
    </EmptyState>
  );
}

function CompleteButtons({ review }: { review: Review }) {
  const { isBusy, complete } = useCompletion();
  return (
    <div className="flex flex-wrap items-center justify-center gap-2">
      <Button
        variant="primary"
        size="lg"
        autoFocus
        busy={isBusy}
        onClick={() => complete(false, true)}
      >
        Complete, and on to the next tree
        <Kbd className="border-on-leaf/40 text-on-leaf max-sm:hidden">Enter</Kbd>
      </Button>
      <Button size="lg" busy={isBusy} onClick={() => complete(false, false)}>
        Only complete
      </Button>
      {review.canGoBack && (
        <Button variant="ghost" size="lg" onClick={review.back}>
          Back
          <Kbd className="max-sm:hidden">←</Kbd>
        </Button>
      )}
    </div>
  );
}
