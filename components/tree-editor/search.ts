/** Finds words in category names and scope notes and in studies; every word of the query must occur. */

import { fold, hasWords, queryWords } from '@/components/study-list/search';
import type { PageStudy } from '@/lib/api/page-data';
import type { CategoryId, StudyId, TreeValue } from '@/lib/tree/value';

import type { Abstracts } from './abstracts';

export interface Matches {
  /** Folded words of the query, for `matchRanges`. */
  readonly words: readonly string[];
  readonly categories: ReadonlySet<CategoryId>;
  readonly studies: ReadonlySet<StudyId>;
}

/** Folded text of each study, made once for all queries; of abstracts that have come. */
export type StudyTexts = ReadonlyMap<StudyId, string>;

export function textsOf(studies: readonly PageStudy[], { of }: Pick<Abstracts, 'of'>): StudyTexts {
  return new Map(
    studies.map(({ id, title, claim, authors }) => [
      id,
      fold([title, of(id) ?? '', claim ?? '', authors.join(' ')].join('\n')),
    ]),
  );
}

/** Null when the query is empty. */
export function findMatches(query: string, value: TreeValue, texts: StudyTexts): Matches | null {
  const words = queryWords(query);
  if (words.length === 0) return null;
  const categories = Object.values(value.categories)
    .filter(({ name, scopeNote }) => hasWords(fold(`${name}\n${scopeNote}`), words))
    .map(({ id }) => id);
  const studies = [...texts].filter(([, text]) => hasWords(text, words)).map(([id]) => id);
  return { words, categories: new Set(categories), studies: new Set(studies) };
}

export interface MatchCounts {
  /** Matching effective studies of each category that has any. */
  readonly studies: ReadonlyMap<CategoryId, number>;
  /** Categories to show: those that match or hold a match, and all above them. */
  readonly shown: ReadonlySet<CategoryId>;
}

export function countMatches(
  matches: Matches,
  value: TreeValue,
  effective: ReadonlyMap<CategoryId, ReadonlySet<StudyId>>,
): MatchCounts {
  const studies = new Map<CategoryId, number>();
  const shown = new Set<CategoryId>();
  for (const [id, members] of effective) {
    let count = 0;
    for (const studyId of members) if (matches.studies.has(studyId)) count += 1;
    if (count > 0) studies.set(id, count);
    if (count > 0 || matches.categories.has(id)) addWithAncestors(shown, value, id);
  }
  return { studies, shown };
}

function addWithAncestors(shown: Set<CategoryId>, value: TreeValue, id: CategoryId): void {
  let next: CategoryId | null = id;
  while (next !== null && !shown.has(next)) {
    shown.add(next);
    next = value.categories[next]?.parentId ?? null;
  }
}
