'use client';

import { useState } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { withoutId } from '@/components/tree-editor/problem';
import { toast } from '@/components/ui/toast-queue';
import { standingGestures } from '@/lib/tree/history';
import type { ReviewSet } from '@/lib/tree/review/set';

import { pruned, returnTo, startOfTrail } from './trail';

interface Answer {
  readonly gestureId: string;
  /** Of the item. */
  readonly key: string;
  readonly seconds: number;
}

/**
 * The answers given since the review was opened, and the trail of items. When one of the answers is undone,
 * here or with the page's own undo, the trail leads back to its item.
 */
export function useAnswers(set: ReviewSet) {
  const { session, correction, undo } = useEditor();
  const { log } = correction;
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [trail, setTrail] = useState(startOfTrail);
  const latest = log.at(-1);
  const [seen, setSeen] = useState(latest?.gestureId);
  if (latest && latest.gestureId !== seen) {
    setSeen(latest.gestureId);
    const undone = answers.find(({ gestureId }) => gestureId === latest.undoes);
    if (undone) setTrail(returnTo(trail, undone.key));
  }

  const takeBack = () => {
    const standing = new Set(standingGestures(log));
    const last = answers.findLast(({ gestureId }) => standing.has(gestureId));
    if (!last) return undo();
    const made = session.undo(last.gestureId);
    if (made?.ok === false) toast(withoutId(made.reason), { tone: 'danger' });
  };
  return {
    trail: pruned(trail, (key) => set.states.has(key)),
    setTrail,
    /** Latest first. */
    seconds: answers.map(({ seconds }) => seconds).toReversed(),
    add: (gestureId: string, key: string, seconds: number) =>
      setAnswers([...answers, { gestureId, key, seconds }]),
    takeBack,
  };
}
