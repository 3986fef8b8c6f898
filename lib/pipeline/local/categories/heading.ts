import type { Candidate } from '../labels/candidates';
import type { PaperSet } from '../paper-set';

const LONGEST_TITLE = 70;

/** Cut at a word, with an ellipsis. */
function shortened(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > LONGEST_TITLE / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** A name where no phrase will do: the title of the first study, else the beginning of its abstract. */
function nameAfterStudy(papers: PaperSet, members: readonly number[]): string {
  const texts = members.flatMap((index) => {
    const study = papers.studies[index];
    return study ? [study.title, study.abstract] : [];
  });
  const text = texts.map((each) => each.replace(/\s+/g, ' ').trim()).find((each) => each !== '');
  return shortened(text ?? 'Untitled studies').replace(/\.$/, '');
}

/** The name of a category: its phrases, joined by "and" when there are two. */
export function nameOf(
  papers: PaperSet,
  phrases: readonly Candidate[],
  members: readonly number[],
): string {
  const [first, second] = phrases;
  if (!first) return nameAfterStudy(papers, members);
  const heading = papers.corpus.heading(first.key);
  return second ? `${heading} and ${papers.corpus.wording(second.key)}` : heading;
}
