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

/** What brought these studies together, as far as the wording tells. `context`: the parent's studies. */
export function scopeNoteOf(papers: PaperSet, draft: Draft, context: ReadonlySet<number>): string {
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
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
