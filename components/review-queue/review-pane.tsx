'use client';

import { useRef, useState } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { useBase } from '@/components/tree-editor/use-base';
import { Spinner } from '@/components/ui/spinner';
import type { TreeValue } from '@/lib/tree/value';

import { AnswerBar } from './answer-bar';
import { Decision } from './decision';
import { GuidelineAside } from './guideline-aside';
import { KeySheet } from './key-sheet';
import { ReviewBar } from './review-bar';
import { ReviewEnd } from './review-end';
import { TreeSays } from './tree-says';
import { useDecision } from './use-decision';
import { useReview } from './use-review';
import { useReviewKeys } from './use-review-keys';
import { useVote, type Vote } from './use-vote';

/** The review view: one decision at a time. */
export function ReviewPane() {
  const base = useBase();
  const vote = useVote(base);
  if (vote) return <ReadyReview base={base} vote={vote} />;
  return (
    <p role="status" className="flex items-center justify-center gap-2 py-16 text-ink-soft text-sm">
      <Spinner /> Reading the studies…
    </p>
  );
}

function ReadyReview({ base, vote }: { base: TreeValue; vote: Vote }) {
  const { blind } = useEditor();
  const review = useReview(base, vote);
  const decision = useDecision(review);
  const [isHelp, setHelp] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  useReviewKeys(pane, review, decision, () => setHelp(true));
  return (
    <div ref={pane} className="@container flex min-h-0 flex-1 flex-col bg-paper">
      <ReviewBar review={review} onHelp={() => setHelp(true)} />
      <p role="status" className="sr-only">
        {review.said}
      </p>
      {review.item ? (
        <>
          <div className="flex min-h-0 flex-1">
            <Decision key={decision.key} review={review} decision={decision} item={review.item} />
            <GuidelineAside kind={review.item.kind}>
              {review.item.kind === 'pair' && !blind && (
                <TreeSays item={review.item} review={review} />
              )}
            </GuidelineAside>
          </div>
          <AnswerBar review={review} decision={decision} />
        </>
      ) : (
        <ReviewEnd review={review} />
      )}
      <KeySheet open={isHelp} onOpenChange={setHelp} />
    </div>
  );
}
