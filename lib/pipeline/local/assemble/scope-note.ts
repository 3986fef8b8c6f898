import { type Draft, effectiveStudies } from '../categories/draft';
import type { Candidate } from '../labels/candidates';
import { distinguishing } from '../labels/naming';
import type { PaperSet } from '../paper-set';

const TERMS = 4;

function phrasesOf(papers: PaperSet, keys: readonly string[]): Candidate[] {
  return keys.flatMap((key) => papers.candidates.byKey.get(key) ?? []);
}

/** How many of the studies mention the name's phrases, in words. */
function mentionSentence(papers: PaperSet, phrases: readonly Candidate[], members: number[]) {
  const quoted = phrases.map(({ key }) => `“${papers.corpus.wording(key)}”`).join(' or ');
  const count = members.filter((study) => phrases.some((p) => p.mentions.has(study))).length;
  if (count === members.length) return `Studies that mention ${quoted}.`;
  const object = phrases.length > 1 ? 'one of them' : 'it';
  const rest = 'the others resemble these in wording';
  return `Studies on ${quoted}: ${count} of ${members.length} mention ${object}, ${rest}.`;
}

/** Which sibling has the most studies that mention the name's phrases and are not here; '' without one. */
function boundarySentence(
  phrases: readonly Candidate[],
  members: readonly number[],
  siblings: readonly Draft[],
): string {
  const here = new Set(members);
  const elsewhere = siblings.map((sibling) => ({
    name: sibling.name,
    count: effectiveStudies(sibling).filter(
      (study) => !here.has(study) && phrases.some((phrase) => phrase.mentions.has(study)),
    ).length,
  }));
  const [nearest] = elsewhere.toSorted((a, b) => b.count - a.count);
  if (nearest === undefined || nearest.count === 0) return '';
  const studies = nearest.count === 1 ? '1 study' : `${nearest.count} studies`;
  return `Not here: ${studies} under ‘${nearest.name}’ that mention${nearest.count === 1 ? 's' : ''} it too.`;
}

export interface Surroundings {
  /** The parent's studies. */
  readonly context: ReadonlySet<number>;
  /** The other categories of the parent. */
  readonly siblings: readonly Draft[];
}

/** What brought these studies together and where the border to a sibling runs, as far as the wording tells. */
export function scopeNoteOf(
  papers: PaperSet,
  draft: Draft,
  { context, siblings }: Surroundings,
): string {
  const members = effectiveStudies(draft);
  const phrases = phrasesOf(papers, draft.keys);
  const terms = distinguishing(papers.candidates, new Set(members), context, phrases, TERMS).map(
    ({ key }) => papers.corpus.wording(key),
  );
  const sentences = [
    phrases.length > 0
      ? mentionSentence(papers, phrases, members)
      : 'Named after its first study; brought together by wording.',
    terms.length > 0 ? `Distinguishing terms: ${terms.join(', ')}.` : '',
    boundarySentence(phrases, members, siblings),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
