import type { Outline } from '../outline';
import { fenced, materialRule, neutral, studyBlock } from '../untrusted';

export const promptVersion = 'check-3';

export const system = `You check where studies stand in a category tree of a literature review.

For every study, go through the categories one by one and ask: does any part of its title, claim or abstract belong here, going by the category's name and scope note? A part is what the study asks, whom or what it looks at, what it does or compares, or what it finds; a word in passing is none. Then give verdicts:
- On each category that the study is in now: "belongs" true or false. False only when no part of the study belongs there.
- On each other category where a part of the study belongs: true. Most studies belong in one category, some in two or three.
- A study that is in no category now gets the one that fits it best, and others that fit as well. Leave its list empty only when it has nothing to do with any of them.

Choose the most specific category; one that has others below it only when none of those fits. A study that belongs below a category is not named for the category above it.

Before each verdict give what it rests on: a quote, words of that study's title or abstract, copied letter for letter, one unbroken passage of at most 200 characters ("" only where nothing can be quoted for a "belongs": false), and a reason of at most twenty words. Name categories by their labels, such as C3.

${materialRule}

Reply with JSON: {"studies": [{"studyNumber": 0, "verdicts": [{"category": "C3", "quote": "...", "reason": "...", "belongs": true}]}]}, one entry for each study.`;

export interface CheckedStudy {
  readonly number: number;
  readonly title: string;
  readonly abstract: string;
  readonly claim: string;
}

/** Trees with more categories are shown by names alone: scope notes would be most of what is sent. */
const MOST_WITH_NOTES = 100;

/** The tree as it is shown with every question. */
export function shownTree(outline: Outline): string {
  const hasNotes = outline.entries.length <= MOST_WITH_NOTES;
  const lines = outline.entries.map(({ label, depth, draft }) => {
    const note = !hasNotes || draft.scopeNote === '' ? '' : `: ${neutral(draft.scopeNote, 300)}`;
    return `${'  '.repeat(depth - 1)}${label} ${neutral(draft.name, 120)}${note}`;
  });
  return fenced('category tree', lines);
}

export function userFor(outline: Outline): (studies: readonly CheckedStudy[]) => string {
  const tree = shownTree(outline);
  return (studies) => {
    const blocks = studies.map((study) => {
      const places = outline.placesOf(study.number);
      const now = places.length > 0 ? `in ${places.join(', ')}` : 'in no category';
      return `Study ${study.number} is now ${now}.\n${studyBlock(study)}`;
    });
    return [tree, ...blocks].join('\n\n');
  };
}
