import { fenced, materialRule, neutral, studyBlock } from '../untrusted';

export const promptVersion = 'root-categories-1';

/** `most`: a number, or what stands for it where the prompt is shown. */
export function systemFor(most: number | string): string {
  return `You draft the top level of a category tree over the studies of a systematic review.

Choose root categories: at most ${most}, fewer when the studies ask for fewer. Each is one way in which a reader would divide this literature (what was done, to whom, what was measured, where ...). Together they cover the studies; they do not overlap in meaning; they are of similar breadth. A study may belong in several. Never "Other" or "Miscellaneous".

A name is a noun phrase of two to six words that a reader understands without the others. A scope note says in one sentence what belongs in the category and what does not. With each name the entities from the list on which it rests, copied as they stand there.

${materialRule}

Reply with JSON: {"rootCategories": [{"name": "...", "scopeNote": "...", "entities": ["..."]}]}.`;
}

export interface RootCategoriesInput {
  readonly topic: string;
  readonly entities: readonly { readonly term: string; readonly studies: number }[];
  readonly studies: readonly {
    readonly number: number;
    readonly title: string;
    readonly claim: string;
  }[];
}

export function user({ topic, entities, studies }: RootCategoriesInput): string {
  const terms = entities.map(({ term, studies: n }) => `${neutral(term, 100)} (${n} studies)`);
  return [
    ...(topic === '' ? [] : [fenced('topic', [neutral(topic, 500)])]),
    fenced('entities', terms),
    ...studies.map(studyBlock),
  ].join('\n\n');
}
