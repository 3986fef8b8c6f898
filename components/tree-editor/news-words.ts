/** What others have just done to the tree, in one sentence. Pure. */

import { counted } from '@/components/ui/words';
import type { HistoryEntry, PageStudy } from '@/lib/api/page-data';

/** `news`: at least one gesture, oldest first. One's own come from another tab. */
export function newsInWords(news: readonly HistoryEntry[], readerId: string): string {
  const isMine = news.every(({ actorId }) => actorId === readerId);
  const people = [...new Set(news.map(({ actor }) => actor))];
  const who = isMine ? 'In another tab' : people.length === 1 ? people[0] : 'Others';
  const [first] = news;
  if (news.length > 1 || !first) return `${who}: ${counted(news.length, 'change')} to this tree`;
  const [what = 'a change'] = first.descriptions;
  const how = first.undoes ? 'undid: ' : first.redoes ? 'redid: ' : '';
  return `${who}: ${how}${what}`;
}

/** Which of the topic's studies are there no more, or are there now; null when they are the same ones. */
export function studyNewsInWords(
  before: readonly PageStudy[],
  after: readonly PageStudy[],
): string | null {
  const told = [
    [missingFrom(after, before), 'no longer in this topic'],
    [missingFrom(before, after), 'in this topic now'],
  ] as const;
  const parts = told.flatMap(([studies, where]) =>
    studies.length === 0 ? [] : [`${namesOf(studies)} ${where}`],
  );
  return parts.length === 0 ? null : parts.join('; ');
}

function missingFrom(here: readonly PageStudy[], there: readonly PageStudy[]) {
  const known = new Set(here.map(({ id }) => id));
  return there.filter(({ id }) => !known.has(id));
}

/** With its verb: one study by its number, as it is named everywhere; several by how many they are. */
function namesOf(studies: readonly PageStudy[]): string {
  const [first] = studies;
  return studies.length === 1 && first
    ? `Study ${first.number} is`
    : `${counted(studies.length, 'study', 'studies')} are`;
}
