/** What reviewers are asked to go by; a task's own guideline stands before it. */

import type { ReviewKind } from '@/lib/tree/review/item';

export interface Guideline {
  readonly title: string;
  readonly question: string;
  readonly rules: readonly string[];
}

export const guidelines: Readonly<Record<ReviewKind, Guideline>> = {
  link: {
    title: 'A category in its parent',
    question:
      'Is the category a kind or a part of its parent, so that each of its studies belongs in both?',
    rules: [
      'Yes, when every study of the category would also be looked for in the parent.',
      'No, when the two only have to do with each other, mean the same, or stand the wrong way round.',
      'Judge what the categories mean, by name and scope note; a single study out of place is no reason for a No.',
      'If you say No, say where it belongs when you know: in another category, at the root, or nowhere.',
    ],
  },
  siblings: {
    title: 'Categories side by side',
    question: 'Do these categories divide their parent by one idea, on one level?',
    rules: [
      'Yes, when a reader could tell by one question which of them a study belongs in.',
      'No, when one of them divides by something else, is much broader or narrower, or repeats another.',
      'Gaps are no reason for a No: only what is there is judged.',
      'If you say No, tick what does not fit; move it if you know where to.',
    ],
  },
  pair: {
    title: 'A study in a category',
    question: 'Does what this study found belong in the category?',
    rules: [
      'Go by the claim first, then the abstract. What the study did or found counts; what it only mentions does not.',
      'A study may belong in several categories. Judge this one by itself.',
      'Yes for a broad category also when a narrower one below it fits better: say Elsewhere and choose that one.',
      'Unsure is an answer: use it when the abstract does not tell, rather than guess.',
    ],
  },
};
