import { fenced, materialRule, neutral, studyBlock } from '../untrusted';

export const promptVersion = 'root-categories-2';

/** `most`: a number, or what stands for it where the prompt is shown. */
export function systemFor(most: number | string): string {
  return `You draft the top level of a category tree over the studies of a literature review, as an expert of the field would divide a survey article into sections.

Choose root categories: at most ${most}, fewer when the studies ask for fewer. Before you answer, go through all the studies and see that each would have a home:
- They divide these studies by one principle, the one that matters most to a reader of this literature, so that almost every study has one root category where a reader would look for it first. A few studies may belong in two.
- Together they cover the studies. Never "Other", "General" or "Miscellaneous".
- They are of similar breadth: none would hold most of the studies, none only one or two of many. The subject that all studies share is no category.
- They do not overlap in meaning.

A name is a noun phrase of two to six words that a reader understands without the others. A scope note says in one sentence what belongs in the category, and what belongs in another instead. With each name the entities from the list on which it rests, copied as they stand there.

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
