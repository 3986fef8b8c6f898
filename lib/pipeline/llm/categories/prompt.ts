import { fenced, materialRule, neutral, studyBlock } from '../untrusted';

export const promptVersion = 'categories-2';

/** `levels`: a number, or what stands for it where the prompt is shown. */
export function systemFor(levels: number | string): string {
  const isDeep = levels !== 1;
  const depth = isDeep
    ? `Divide a category further, down to ${levels} levels in all, where it would hold more than about eight studies.`
    : 'One level of categories, not divided further.';
  return `You divide one category of a category tree over the studies of a literature review, as an expert of the field would divide a section of a survey article. Beside it stand other categories, which are divided by themselves.

First go through the studies one by one, by what the title and the claim say: does the study belong in the category to divide? It does when its main subject, or a substantial part of it, falls under the name and the scope note. A study that a reader would look for in one of the categories beside it belongs there only, unless it is as much about this one. The numbers of those that do not belong go into "elsewhere", so that every study shown is accounted for.

Then divide those that belong into categories:
- Siblings divide by one principle, do not overlap, and are of similar granularity: no broad one beside a narrow one. Never "Other", "General" or "Miscellaneous". No name of a category beside it, and not the category's own.
- From two to eight siblings. A category at the lowest level holds about three to seven of these studies; where fewer than five studies belong, one category with all of them is enough. ${depth}
- Each study stands in the most specific category that fits it, not in the one above as well. Most studies stand in one; in a second only when a substantial part of the study is about that too.
- Leave no study out that belongs: when none of your categories fits it, widen one.

A name is a noun phrase of two to six words. A scope note says in one sentence what belongs in the category, and what belongs in a sibling instead.

${materialRule}

Reply with JSON: {"categories": [{"name": "...", "scopeNote": "...", "studyNumbers": [0]${isDeep ? ', "children": [the same shape]' : ''}}], "elsewhere": [0]}.`;
}

export interface Beside {
  readonly name: string;
  readonly scopeNote: string;
}

export interface CategoriesInput {
  readonly name: string;
  readonly scopeNote: string;
  readonly beside: readonly Beside[];
  readonly studies: readonly {
    readonly number: number;
    readonly title: string;
    readonly claim: string;
  }[];
}

export function user({ name, scopeNote, beside, studies }: CategoriesInput): string {
  const others = beside.map((other) => {
    const note = other.scopeNote === '' ? '' : `: ${neutral(other.scopeNote, 300)}`;
    return `- ${neutral(other.name, 120)}${note}`;
  });
  return [
    fenced('category to divide', [neutral(name, 120), neutral(scopeNote, 500)]),
    ...(others.length > 0 ? [fenced('categories beside it', others)] : []),
    ...studies.map(studyBlock),
  ].join('\n\n');
}
