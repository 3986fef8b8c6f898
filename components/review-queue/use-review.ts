'use client';

import { useMemo, useState } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import type { Plan } from '@/components/tree-editor/plan';
import { withoutId } from '@/components/tree-editor/problem';
import { toast } from '@/components/ui/toast-queue';
import { itemKey, type ReviewItem, type ReviewKind } from '@/lib/tree/review/item';
import { secondsLeft } from '@/lib/tree/review/pace';
import { blindQueue, reviewQueue } from '@/lib/tree/review/queue';
import { type ReviewSet, reviewSet } from '@/lib/tree/review/set';
import type { TreeValue } from '@/lib/tree/value';

import { back, forward, passed, shownKey } from './trail';
import { useAnswers } from './use-answers';
import { useStopwatch } from './use-stopwatch';
import type { Vote } from './use-vote';

const allKinds: readonly ReviewKind[] = ['link', 'siblings', 'pair'];

/** As many latest answers make the pace. */
const answersForPace = 40;

export type Review = ReturnType<typeof useReview>;

/** The queue of decisions, where the reviewer is in it, and what moves them on. */
export function useReview(base: TreeValue, vote: Vote) {
  const { session, data, blind } = useEditor();
  const [kind, setKind] = useState<ReviewKind | null>(null);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const set = useReviewSet(base, vote);
  const queue = useQueue(set, vote, kind, skipped);
  const answers = useAnswers(set);
  const { trail, setTrail } = answers;
  const item = itemAt(set, shownKey(trail)) ?? queue[0] ?? null;
  const key = item && itemKey(item);
  const elapsed = useStopwatch(key);
  const pace = [...answers.seconds, ...data.answerSeconds].slice(0, answersForPace);

  const leave = (how: string) => {
    if (key === null) return;
    setTrail(passed(trail, key));
    setSaid(how);
  };
  const answer = (plan: Plan) => {
    if (key === null) return;
    const seconds = elapsed();
    const exposure = blind && item?.kind === 'pair' ? 'hidden' : 'shown';
    const context = { view: 'review', exposure, seconds } as const;
    const made =
      !plan.ok || plan.operations.length === 0 ? null : session.perform(plan.operations, context);
    const refusal = plan.ok ? (made?.ok === false ? made.reason : null) : plan.reason;
    if (refusal !== null) {
      toast(withoutId(refusal), { tone: 'danger' });
      return;
    }
    if (made?.ok) answers.add(made.gestureId, key, seconds);
    setSkipped(skipped.filter((each) => each !== key));
    leave(plan.ok ? plan.done : '');
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
