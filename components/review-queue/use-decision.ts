'use client';

import { useMemo, useState } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { itemKey, type ReviewItem } from '@/lib/tree/review/item';
import type { CategoryId, TreeValue } from '@/lib/tree/value';

import type { Choice, Step } from './choice';
import { decisionHeadingId } from './ids';
import { linkChoices } from './link-choices';
import { pairChoices } from './pair-choices';
import { siblingsChoices } from './siblings-choices';
import type { Review } from './use-review';
import type { Vote } from './use-vote';

export type ReviewDecision = ReturnType<typeof useDecision>;

/** The shown item's question: its step, what is ticked, what can be answered. */
export function useDecision(review: Review) {
  const { value, blind, setOverlay } = useEditor();
  const { item } = review;
  const key = item ? itemKey(item) : '';
  const [asked, setAsked] = useState({ key, step: 'whether' as Step, misfits: none });
  const { step, misfits } = asked.key === key ? asked : { step: 'whether' as const, misfits: none };
  const { missing } = review.vote;
  const choices = useMemo(
    () => (item ? choicesFor(item, value, { step, misfits, blind, missing }) : []),
    [item, value, step, misfits, blind, missing],
  );

  const setStep = (next: Step) => setAsked({ key, step: next, misfits: none });
  const tick = (id: CategoryId) => {
    const ticked = misfits.includes(id) ? misfits.filter((each) => each !== id) : [...misfits, id];
    setAsked({ key, step, misfits: ticked });
  };
  const choose = ({ act }: Choice) => {
    if (act.kind === 'step') setStep('instead');
    else if (act.kind === 'answer') review.answer(act.plan);
    else {
      const { kind: _, ...pick } = act;
      setOverlay({
        kind: 'choose-category',
        ...pick,
        onPlan: review.answer,
        onReturn: focusDecision,
      });
    }
  };
  return { key, step, misfits, choices, setStep, tick, choose };
}

const none: readonly CategoryId[] = [];

function choicesFor(
  item: ReviewItem,
  value: TreeValue,
  asked: { step: Step; misfits: readonly CategoryId[]; blind: boolean; missing: Vote['missing'] },
): readonly Choice[] {
  if (item.kind === 'link') return linkChoices(item, value, asked.step);
  if (item.kind === 'siblings') return siblingsChoices(item, value, asked.step, asked.misfits);
  const likely = asked.blind ? none : asked.missing(item.studyId);
  return pairChoices(item, value, { blind: asked.blind, likely });
}

/** The question gets the focus, so that the keys work and a screen reader reads on from it. */
export function focusDecision(): void {
  document.getElementById(decisionHeadingId)?.focus({ preventScroll: true });
}
