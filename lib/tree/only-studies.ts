import { pairOf, type StudyId, type TreeValue } from './value';

/**
 * The tree with these of its studies only: the assignments and judgements of the others are left out, and
 * `studyIds` is no longer by number. For showing and counting; an operation belongs on the whole value.
 */
export function onlyStudies(value: TreeValue, isIn: (id: StudyId) => boolean): TreeValue {
  const assignments = Object.entries(value.assignments).flatMap(([categoryId, studies]) => {
    const kept = Object.entries(studies ?? {}).filter(([studyId]) => isIn(studyId));
    return kept.length === 0 ? [] : [[categoryId, Object.fromEntries(kept)] as const];
  });
  const pairs = Object.entries(value.review.pairs).filter(([key]) => isIn(pairOf(key).studyId));
  return {
    ...value,
    studyIds: value.studyIds.filter(isIn),
    assignments: Object.fromEntries(assignments),
    review: { ...value.review, pairs: Object.fromEntries(pairs) },
  };
}
