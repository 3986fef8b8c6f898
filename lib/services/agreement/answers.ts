import { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import type { Correction } from '@/lib/datasets/correction';
import { isDecided, type Label } from '@/lib/datasets/label';
import { assignmentsOf, type CategoryId, findCategory, type StudyId } from '@/lib/tree/value';

/** What one annotator answered about the items of the base tree; null where they have not decided. */
export interface Answers {
  /** 1: the study belongs in the category. */
  pair(studyId: StudyId, categoryId: CategoryId): number | null;
  /** 1: the link is kept. */
  link(parentId: CategoryId | null, childId: CategoryId): number | null;
  /** 1: the categories in the parent are coherent. */
  group(parentId: CategoryId | null): number | null;
  /** The categories of the base that the study is directly in. */
  places(studyId: StudyId): ReadonlySet<CategoryId> | null;
  /** The same with the categories above, undecided ones included. */
  within(studyId: StudyId): ReadonlySet<CategoryId>;
  /** How many study-category pairs are decided. */
  readonly decided: number;
}

export function readAnswers(
  correction: Correction,
  studies: readonly { readonly id: StudyId }[],
): Answers {
  const { base, value, isComplete } = correction;
  const labels = new AnnotatorLabels(correction);
  const ids = Object.keys(base.categories);
  const answers = new Map<string, Label>();
  for (const study of studies)
    for (const id of ids) answers.set(`${study.id} ${id}`, labels.pair(study.id, id));
  const answerOf = (studyId: StudyId, id: CategoryId) => answers.get(`${studyId} ${id}`);
  const decidedIn = (studyId: StudyId, id: CategoryId): number | null => {
    const answer = answerOf(studyId, id);
    return answer && isDecided(answer.state) ? answer.label : null;
  };
  const directly = (studyId: StudyId) =>
    ids.filter((id) => findCategory(value, id) && Object.hasOwn(assignmentsOf(value, id), studyId));
  return {
    pair: decidedIn,
    link: (parentId, childId) => {
      if (parentId === null) return null;
      const { label, state } = labels.link(parentId, childId);
      return isDecided(state) ? Math.min(label, 1) : null;
    },
    group: (parentId) => {
      const { coherent, state } = labels.group(parentId);
      return isDecided(state) ? Number(coherent) : null;
    },
    places: (studyId) => {
      const now = directly(studyId);
      const before = ids.filter((id) => Object.hasOwn(assignmentsOf(base, id), studyId));
      const asked = [...now, ...before];
      const isAnswered = asked.every((id) => decidedIn(studyId, id) !== null);
      return isAnswered && (asked.length > 0 || isComplete) ? new Set(now) : null;
    },
    within: (studyId) => new Set(ids.filter((id) => answerOf(studyId, id)?.label === 1)),
    decided: [...answers.values()].filter(({ state }) => isDecided(state)).length,
  };
}
