import {
  type CategoryId,
  findCategory,
  ownEntry,
  type Provenance,
  pairKey,
  pairOf,
  type StudyId,
  type TreeValue,
} from '../value';

const said: Provenance = Object.freeze({ origin: 'EXPERT', evidenceId: null });

/**
 * The correction as its annotator may see it who does not see what the tree had: a study is in those categories of which
 * they said that it belongs there, also where the tree has it only from below, and in no other.
 */
export function seenBlind(value: TreeValue): TreeValue {
  const seen = new Map<CategoryId, (readonly [StudyId, Provenance])[]>();
  for (const [key, verdict] of Object.entries(value.review.pairs)) {
    const { studyId, categoryId } = pairOf(key);
    if (verdict !== 'belongs' || !findCategory(value, categoryId)) continue;
    const there = seen.get(categoryId) ?? [];
    there.push([studyId, said]);
    seen.set(categoryId, there);
  }
  const assignments = [...seen].map(([id, studies]) => [id, Object.fromEntries(studies)] as const);
  return { ...value, assignments: Object.fromEntries(assignments) };
}

/** Whether it was said that the study does not belong in the category. */
export function isDenied({ review }: TreeValue, studyId: StudyId, categoryId: CategoryId): boolean {
  return ownEntry(review.pairs, pairKey(studyId, categoryId)) === 'does-not-belong';
}
