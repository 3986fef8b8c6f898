'use client';

import { useEffect } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import type { ReviewItem } from '@/lib/tree/review/item';
import type { CategoryId } from '@/lib/tree/value';

import { LinkQuestion } from './link-question';
import { PairQuestion } from './pair-question';
import { SiblingsQuestion } from './siblings-question';
import { focusDecision, type ReviewDecision } from './use-decision';
import type { Review } from './use-review';

interface DecisionProps {
  readonly review: Review;
  readonly decision: ReviewDecision;
  readonly item: ReviewItem;
}

/** The question with all that is needed to answer it. A new one gets the focus. */
export function Decision({ review, decision, item }: DecisionProps) {
  useFollowing(item);
  const { step } = decision;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the second step is a question of its own
  useEffect(focusDecision, [step]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the window is scrolled by keys
    <article tabIndex={0} aria-label="Decision" className="min-h-0 min-w-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-3xl px-6 pt-6 pb-10 max-sm:px-4 max-sm:pt-4">
        {item.kind === 'link' && <LinkQuestion item={item} />}
        {item.kind === 'siblings' && <SiblingsQuestion item={item} decision={decision} />}
        {item.kind === 'pair' && <PairQuestion item={item} review={review} />}
      </div>
    </article>
  );
}

/** The other views go along with what is asked about. */
function useFollowing(item: ReviewItem): void {
  const { goTo, openStudy } = useEditor();
  const studyId = item.kind === 'pair' ? item.studyId : null;
  const categoryId = categoryOf(item);
  useEffect(() => {
    goTo(categoryId === null ? { kind: 'all' } : { kind: 'category', categoryId });
    openStudy(studyId);
  }, [categoryId, studyId, goTo, openStudy]);
}

function categoryOf(item: ReviewItem): CategoryId | null {
  if (item.kind === 'pair') return item.categoryId;
  return item.kind === 'link' ? item.childId : item.parentId;
}
