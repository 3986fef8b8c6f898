/** Items and answers in words. Pure. */

import type { Answer } from '@/lib/adjudication/answer';
import type { Part } from '@/lib/adjudication/item';
import type { Adjudication, AdjudicationItem } from '@/lib/api/adjudication-contract';

export const partWords: { readonly [P in Part]: string } = {
  groups: 'Groups',
  links: 'Links',
  assignments: 'Assignments',
};

export type NameOf = (id: string | null) => string;

/** Names of categories, those of the final tree first. */
export function namesIn({ categories, absent }: Adjudication): NameOf {
  const names = new Map(absent.map(({ id, name }) => [id, name]));
  for (const { id, name } of categories) names.set(id, name);
  return (id) => (id === null ? 'the root' : (names.get(id) ?? 'a category that is gone'));
}

export type TitleOf = (studyId: string) => string;

export function titlesIn({ studies }: Adjudication): TitleOf {
  const titles = new Map(studies.map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) || 'A study without a title';
}

const kindWords: { readonly [K in AdjudicationItem['kind']]: string } = {
  category: 'Category',
  name: 'Name',
  note: 'Scope note',
  link: 'Place in the tree',
  siblings: 'Do they belong together?',
  pair: 'Study',
};

export interface ItemWords {
  readonly kind: string;
  readonly title: string;
  /** What the title is in; null where it says all. */
  readonly within: string | null;
}

export function wordsOf(item: AdjudicationItem, nameOf: NameOf, titleOf: TitleOf): ItemWords {
  const kind = kindWords[item.kind];
  const name = nameOf(item.categoryId);
  if (item.kind === 'siblings') {
    const title = item.categoryId === null ? 'The root categories' : `The categories in ${name}`;
    return { kind, title, within: null };
  }
  if (item.studyId !== null) return { kind, title: titleOf(item.studyId), within: name };
  return { kind, title: name, within: null };
}

/** What taking the answer would make of the final tree, `now` being what it has. */
export function answerWords(answer: Answer, now: Answer | null, nameOf: NameOf): string {
  switch (answer.kind) {
    case 'category': {
      const isThere = now?.kind === 'category' && now.isThere;
      if (answer.isThere) return isThere ? 'Keep it' : 'Add it';
      if (answer.mergedInto !== null) return `Merge it into ${nameOf(answer.mergedInto)}`;
      return isThere ? 'Remove it' : 'Leave it out';
    }
    case 'name':
      return answer.text;
    case 'note':
      return answer.text === '' ? 'No scope note' : answer.text;
    case 'link':
      return answer.parentId === null ? 'A root category' : `In ${nameOf(answer.parentId)}`;
    case 'siblings':
      if (answer.verdict === 'coherent') return 'They do';
      if (answer.misfits.length === 0) return 'They do not';
      return `All but ${answer.misfits.map(nameOf).join(', ')}`;
    case 'pair':
      return answer.isIn ? 'Belongs here' : 'Does not belong here';
  }
}

/** What the annotator judged, where that says more than the tree does. */
export function verdictWords(answer: Answer): string | null {
  if (answer.kind === 'link' && answer.verdict !== null) return `judged ${answer.verdict}`;
  if (answer.kind !== 'pair' || answer.verdict === null) return null;
  if (answer.verdict === 'unsure') return 'unsure';
  const isConfirmed = answer.isIn === (answer.verdict === 'belongs');
  return isConfirmed ? 'confirmed' : 'judged otherwise';
}

/** "Decided as Ann", "Decided anew"; null for one that is not decided. */
export function decisionWords(
  { decision }: AdjudicationItem,
  annotators: Adjudication['annotators'],
): string | null {
  if (decision === null) return null;
  if (decision.way === 'anew') return 'Decided anew';
  const name = annotators.find(({ treeId }) => treeId === decision.correctionId)?.name;
  return name ? `Decided as ${name}` : 'Decided';
}
