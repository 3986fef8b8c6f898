import type { Transaction } from '@/lib/db/client';
import { listStudies } from '@/lib/db/studies';
import type { TreeRecord } from '@/lib/db/trees';
import { type ReviewSet, reviewSet } from '@/lib/tree/review/set';
import { WordingVote } from '@/lib/tree/review/wording-vote';

import { loadTree } from './load-tree';

/** What there is to review in a correction, and how far it is: the same set that the review view asks about. */
export async function loadReviewSet(
  on: Transaction,
  { id, topicId, copiedFromId }: Pick<TreeRecord, 'id' | 'topicId' | 'copiedFromId'>,
): Promise<ReviewSet> {
  const value = await loadTree(on, { id, topicId });
  const base = await loadTree(on, { id: copiedFromId ?? id, topicId });
  const studies = await listStudies(on, topicId);
  const vote = WordingVote.of(base, studies);
  const studyIds = studies.map((study) => study.id);
  return reviewSet({ value, base, studyIds, missing: (studyId) => vote.missing(studyId) });
}
