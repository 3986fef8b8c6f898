'use client';

import { useMemo, useState } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import type { Plan } from '@/components/tree-editor/plan';
import { withoutId } from '@/components/tree-editor/problem';
import type { GestureContext } from '@/components/tree-editor/save-queue';
import type { Made } from '@/components/tree-editor/session';
import { toast } from '@/components/ui/toast-queue';
import { itemKey, type ReviewItem, type ReviewKind } from '@/lib/tree/review/item';
import { secondsLeft } from '@/lib/tree/review/pace';
import { blindQueue, reviewQueue } from '@/lib/tree/review/queue';
import { type ReviewSet, reviewSet } from '@/lib/tree/review/set';
import type { TreeValue } from '@/lib/tree/value';

import { back, forward, passed, shownKey } from './trail';
import { useAnswers } from './use-answers';
import { useExposure } from './use-exposure';
import { useSkipped } from './use-skipped';
import { useStopwatch } from './use-stopwatch';
import type { Vote } from './use-vote';

const allKinds: readonly ReviewKind[] = ['link', 'siblings', 'pair'];

/** As many latest answers make the pace. */
const answersForPace = 40;

export type Review = ReturnType<typeof useReview>;

/** The queue of decisions, where the reviewer is in it, and what moves them on. */
export function useReview(base: TreeValue, vote: Vote) {
  const { data } = useEditor();
  const perform = usePerform();
  const [kind, setKind] = useState<ReviewKind | null>(null);
  const [skipped, setSkipped] = useSkipped(data.tree.id, data.readerId);
  const [said, setSaid] = useState('');
  const set = useReviewSet(base, vote);
  const queue = useQueue(set, vote, kind, skipped);
  const answers = useAnswers(set);
  const { trail, setTrail } = answers;
  const item = itemAt(set, shownKey(trail)) ?? queue[0] ?? null;
  const key = item && itemKey(item);
  const elapsed = useStopwatch(key);
  const exposure = useExposure(item);
  const pace = [...answers.seconds, ...data.answerSeconds].slice(0, answersForPace);

  const leave = (how: string) => {
    if (key === null) return;
    setTrail(passed(trail, key));
    setSaid(how);
  };
  const answer = (plan: Plan) => {
    if (key === null) return;
    const seconds = elapsed();
    const made = perform(plan, { view: 'review', exposure: exposure(), seconds });
    if (!made) return;
    if (made.gestureId !== null) answers.add(made.gestureId, key, seconds);
    setSkipped(skipped.filter((each) => each !== key));
    leave(made.done);
  };
  const skip = () => {
    if (key === null) return;
    setSkipped([...skipped.filter((each) => each !== key), key]);
    leave('Skipped');
  };
  return {
    base,
    vote,
    set,
    item,
    /** Nothing after the shown item has been asked before. */
    isAtHead: shownKey(trail) === null,
    canGoBack: trail.at > 0,
    kind,
    said,
    secondsLeft: secondsLeft(pace, set.items.length - set.done),
    answer,
    skip,
    back: () => setTrail(back(trail)),
    forward: () => (shownKey(trail) === null ? skip() : setTrail(forward(trail))),
    takeBack: answers.takeBack,
    setKind(next: ReviewKind | null) {
      setKind(next);
      setTrail({ ...trail, at: trail.keys.length });
    },
  };
}

/**
 * Makes the gesture of an answer; null when it cannot be made, which is said. An answer that says nothing new
 * makes none.
 */
function usePerform() {
  const { session } = useEditor();
  return (plan: Plan, context: GestureContext) => {
    if (plan.ok && plan.operations.length === 0) return { gestureId: null, done: plan.done };
    const made: Made = plan.ok ? session.perform(plan.operations, context) : plan;
    if (plan.ok && made.ok) return { gestureId: made.gestureId, done: plan.done };
    if (!made.ok) toast(withoutId(made.reason), { tone: 'danger' });
    return null;
  };
}

/** What there is to review, and how far it is. */
export function useReviewSet(base: TreeValue, vote: Pick<Vote, 'missing'>): ReviewSet {
  const { value, data } = useEditor();
  const studyIds = useMemo(() => data.studies.map(({ id }) => id), [data.studies]);
  return useMemo(
    () => reviewSet({ value, base, studyIds, missing: vote.missing }),
    [value, base, studyIds, vote],
  );
}

function useQueue(
  set: ReviewSet,
  vote: Vote,
  kind: ReviewKind | null,
  skipped: readonly string[],
): readonly ReviewItem[] {
  const { value, blind } = useEditor();
  return useMemo(() => {
    const kinds = new Set(kind === null ? allKinds : [kind]);
    return blind
      ? blindQueue(set, { kinds, skipped })
      : reviewQueue(set, { kinds, skipped, value, doubt: vote.doubt });
  }, [set, vote, kind, skipped, value, blind]);
}

function itemAt(set: ReviewSet, key: string | null): ReviewItem | null {
  return key === null ? null : (set.items.find((item) => itemKey(item) === key) ?? null);
}
