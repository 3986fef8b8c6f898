/** What others have just done to the tree, in one sentence. Pure. */

import { counted } from '@/components/ui/words';
import type { HistoryEntry } from '@/lib/api/page-data';

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
