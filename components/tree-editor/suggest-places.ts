import { inSlices } from '@/components/ui/in-slices';
import { type StudyText, WordingVote } from '@/lib/tree/review/wording-vote';
import type { CategoryId, StudyId, TreeValue } from '@/lib/tree/value';

/** Reads the texts a little at a time, and says where each study may belong; null when `gone` ends it. */
export async function suggestPlaces(
  tree: TreeValue,
  studies: readonly StudyText[],
  gone: AbortSignal,
): Promise<((studyId: StudyId) => readonly CategoryId[]) | null> {
  const vote = await inSlices(WordingVote.steps(tree, studies), gone);
  return vote && ((studyId) => vote.missing(studyId));
}
