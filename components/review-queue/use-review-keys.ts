'use client';

import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

import { useEditor } from '@/components/tree-editor/editor-context';
import { useDocumentKeys } from '@/components/ui/use-document-keys';
import { childrenOf } from '@/lib/tree/value';

import { planRow } from './pair-choices';
import { type Command, commandOf } from './review-keys';
import type { ReviewDecision } from './use-decision';
import type { Review } from './use-review';

/** The review's keys: while the focus is in it or nowhere, and not in a text field. */
export function useReviewKeys(
  pane: RefObject<HTMLElement | null>,
  review: Review,
  decision: ReviewDecision,
  onHelp: () => void,
): void {
  const { value, overlay, blind } = useEditor();
  const { item } = review;
  const run = (command: Command): void => {
    if (command.kind === 'choose') decision.choose(command.choice);
    else if (command.kind === 'tick') {
      const id = item?.kind === 'siblings' && childrenOf(value, item.parentId)[command.index];
      if (id) decision.tick(id);
    } else if (command.kind === 'row') {
      if (item?.kind === 'pair' && !blind) review.answer(planRow(value, item.studyId));
    } else if (command.kind === 'leave-step') decision.setStep('whether');
    else if (command.kind === 'help') onHelp();
    else if (command.kind === 'take-back') review.takeBack();
    else review[command.kind]();
  };
  useDocumentKeys((event) => {
    if (event.defaultPrevented || overlay || !isOurs(event.target, pane.current)) return;
    const isTicking = item?.kind === 'siblings' && decision.step === 'instead';
    const command = commandOf(event, decision.choices, isTicking);
    if (!command || (event.key === 'Enter' && isPressable(event.target))) return;
    event.preventDefault();
    // At once, so that the next key, however fast it comes, is about the next question.
    flushSync(() => run(command));
  });
}

function isOurs(target: EventTarget | null, pane: HTMLElement | null): boolean {
  if (target === document.body) return true;
  if (!(target instanceof HTMLElement) || !pane?.contains(target)) return false;
  return !(target instanceof HTMLInputElement && target.type !== 'checkbox');
}

/** Enter presses it, as ever. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
}
