/** Finds words in category names and scope notes and in studies; every word of the query must occur. */

import type { Study } from '@/lib/api/contract';
import type { CategoryId, StudyId, TreeValue } from '@/lib/tree/value';

export const longestQuery = 200;

export interface Matches {
  /** Folded words of the query, for `highlightRanges`. */
  readonly words: readonly string[];
  readonly categories: ReadonlySet<CategoryId>;
  readonly studies: ReadonlySet<StudyId>;
}

/** Folded text of each study, made once for all queries. */
export type StudyTexts = ReadonlyMap<StudyId, string>;

export function textsOf(studies: readonly Study[]): StudyTexts {
  return new Map(
    studies.map((study) => [
      study.id,
      fold([study.title, study.abstract, study.claim ?? '', study.authors.join(' ')].join('\n')),
    ]),
  );
}

/** Null when the query is empty. */
export function findMatches(query: string, value: TreeValue, texts: StudyTexts): Matches | null {
  const words = wordsOf(query);
  if (words.length === 0) return null;
  const hasAll = (text: string) => words.every((word) => text.includes(word));
  const categories = Object.values(value.categories)
    .filter(({ name, scopeNote }) => hasAll(fold(`${name}\n${scopeNote}`)))
    .map(({ id }) => id);
  const studies = [...texts].filter(([, text]) => hasAll(text)).map(([id]) => id);
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

/** Where the words occur in the text: [start, end) pairs in order, none overlapping. */
export function highlightRanges(
  text: string,
  words: readonly string[],
): readonly (readonly [number, number])[] {
  const folded = fold(text);
  const found = words.flatMap((word) => occurrences(folded, word)).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function occurrences(text: string, word: string): [number, number][] {
  const found: [number, number][] = [];
  let at = text.indexOf(word);
  while (at !== -1) {
    found.push([at, at + word.length]);
    at = text.indexOf(word, at + word.length);
  }
  return found;
}

function wordsOf(query: string): readonly string[] {
  return [...new Set(fold(query.slice(0, longestQuery)).split(/\s+/).filter(Boolean))];
}

/** Lower case without accents, and of the same length, so that positions in it are those in the text. */
export function fold(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, foldCharacter).toLowerCase();
}

function foldCharacter(character: string): string {
  const base = character.normalize('NFD').charAt(0).toLowerCase();
  return base.length === 1 ? base : character;
}
