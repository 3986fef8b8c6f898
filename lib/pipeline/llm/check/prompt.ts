import type { Outline } from '../outline';
import { fenced, materialRule, neutral, studyBlock } from '../untrusted';

export const promptVersion = 'check-1';

export const system = `You check where studies stand in a category tree of a systematic review.

For every study, go through the categories and ask: does any part of its title, claim or abstract belong here, going by the category's name and scope note? Give a verdict on each category the study is in now, and on each other category where it belongs. A study that belongs below a category need not be named for the category above it. Choose the most specific category. Say "belongs": false only of categories that the study is in now and has nothing to do with.

With each verdict a reason of at most twenty words, and a quote: words of that study's title or abstract, copied letter for letter, at most 200 characters, on which the verdict rests; "" only where nothing can be quoted for a "belongs": false. Name categories by their labels, such as C3. When no category fits a study, give it an empty list.

${materialRule}

Reply with JSON: {"studies": [{"studyNumber": 0, "verdicts": [{"category": "C3", "belongs": true, "reason": "...", "quote": "..."}]}]}, one entry for each study.`;

export interface CheckedStudy {
  readonly number: number;
  readonly title: string;
  readonly abstract: string;
  readonly claim: string;
}

export function userFor(outline: Outline): (studies: readonly CheckedStudy[]) => string {
  const lines = outline.entries.map(({ label, depth, draft }) => {
    const note = draft.scopeNote === '' ? '' : `: ${neutral(draft.scopeNote, 300)}`;
    return `${'  '.repeat(depth - 1)}${label} ${neutral(draft.name, 120)}${note}`;
  });
  const tree = fenced('category tree', lines);
  return (studies) => {
    const blocks = studies.map((study) => {
      const places = outline.placesOf(study.number);
      const now = places.length > 0 ? `in ${places.join(', ')}` : 'in no category';
      return `Study ${study.number} is now ${now}.\n${studyBlock(study)}`;
    });
    return [tree, ...blocks].join('\n\n');
  };
}
