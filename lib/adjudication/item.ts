import { type CategoryId, ownEntry, type StudyId } from '@/lib/tree/value';

import type { Answer, ItemKind } from './answer';
import { sayingOf } from './saying';

export const parts = ['groups', 'links', 'assignments'] as const;
export type Part = (typeof parts)[number];

/** Something that is decided for itself. */
export interface Item {
  /** Stays the same as long as the item is about the same. */
  readonly key: string;
  readonly kind: ItemKind;
  /** Of siblings the parent; null: the virtual root. */
  readonly categoryId: CategoryId | null;
  /** Of a pair; else null. */
  readonly studyId: StudyId | null;
  /** By side; null where it says nothing about it. One is there at least. */
  readonly answers: readonly (Answer | null)[];
  /** What the final tree has; null without a standing judgement of siblings. */
  readonly now: Answer | null;
}

/** Of all parts together. */
export function sumOf(counts: Readonly<Record<Part, number>>): number {
  return parts.reduce((sum, part) => sum + counts[part], 0);
}

const partOfKind: { readonly [K in ItemKind]: Part } = {
  category: 'groups',
  name: 'groups',
  note: 'groups',
  link: 'links',
  siblings: 'links',
  pair: 'assignments',
};

export function partOf({ kind }: Pick<Item, 'kind'>): Part {
  return partOfKind[kind];
}

/** The part of the item that has this key. */
export function partOfKey(key: string): Part | null {
  const kind = key.slice(0, key.indexOf(':'));
  return ownEntry<Part>(partOfKind, kind) ?? null;
}

/** Whether two sides say different things. */
export function isDisputed({ answers }: Item): boolean {
  let said: string | null = null;
  for (const answer of answers) {
    if (answer === null) continue;
    const saying = sayingOf(answer);
    if (said !== null && saying !== said) return true;
    said = saying;
  }
  return false;
}

/**
 * What all say who say anything, with the judgement that all have of it who have one; null where they do not agree.
 */
export function agreedAnswer(item: Item): Answer | null {
  const given = item.answers.filter((answer) => answer !== null);
  const [first] = given;
  if (!first || isDisputed(item)) return null;
  if (!('verdict' in first) || first.kind === 'siblings') return first;
  const verdicts = new Set(given.flatMap((each) => ('verdict' in each && each.verdict) || []));
  const [verdict] = verdicts;
  return { ...first, verdict: verdicts.size === 1 ? verdict : null } as Answer;
}

/** Whether the final tree has what this answer says. How a category that is gone went is not asked. */
export function isMet({ now }: Item, answer: Answer): boolean {
  if (now?.kind === 'category' && answer.kind === 'category') return now.isThere === answer.isThere;
  return now !== null && sayingOf(now) === sayingOf(answer);
}

/**
 * What the sides say, by the ids of `sides`, as one text: as long as it is the same, a decision about the item stands.
 */
export function sayings(
  { answers }: Pick<Item, 'answers'>,
  sides: readonly { readonly id: string }[],
): string {
  const said = sides.map(({ id }, index) => {
    const answer = answers[index];
    return [id, answer ? sayingOf(answer) : null] as const;
  });
  return JSON.stringify(said.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
