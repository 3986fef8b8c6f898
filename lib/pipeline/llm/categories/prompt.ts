import { fenced, materialRule, neutral, studyBlock } from '../untrusted';

export const promptVersion = 'categories-2';

/** `levels`: a number, or what stands for it where the prompt is shown. */
export function systemFor(levels: number | string): string {
  const isDeep = levels !== 1;
  const depth = isDeep
    ? `Divide a category further, down to ${levels} levels in all, only where it holds enough studies for two or more parts.`
    : 'One level of categories, not divided further.';
  return `You divide one category of a category tree over the studies of a systematic review.

Propose the categories below it, two to eight among siblings, all of similar granularity and dividing by one principle. ${depth} Each holds studies; a category with a single child is no division. Never "Other" or "Miscellaneous". Do not repeat the names of the categories beside it.

A name is a noun phrase of two to six words. A scope note says in one sentence what belongs in the category and what does not. With each category the numbers of the studies that belong there: all of them, each by what its title or claim says, in as many categories as it belongs. Put a number at the most specific category only. Go through the studies one by one; the numbers of those that have nothing to do with the category to divide go into "elsewhere", so that every number is accounted for.

${materialRule}

Reply with JSON: {"categories": [{"name": "...", "scopeNote": "...", "studyNumbers": [0]${isDeep ? ', "children": [the same shape]' : ''}}], "elsewhere": [0]}.`;
}

export interface CategoriesInput {
  readonly name: string;
  readonly scopeNote: string;
  /** Names of the categories beside it. */
  readonly beside: readonly string[];
  readonly studies: readonly {
    readonly number: number;
    readonly title: string;
    readonly claim: string;
  }[];
}

export function user({ name, scopeNote, beside, studies }: CategoriesInput): string {
  return [
    fenced('category to divide', [neutral(name, 120), neutral(scopeNote, 500)]),
    fenced(
      'categories beside it',
      beside.map((each) => neutral(each, 120)),
    ),
    ...studies.map(studyBlock),
  ].join('\n\n');
}
