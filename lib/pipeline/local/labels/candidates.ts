import type { Corpus, Reading } from '../text/corpus';
import { byCodeUnit } from '../text/order';

/** A phrase that may become a heading, and which studies of the topic mention it. */
export interface Candidate {
  readonly key: string;
  readonly stems: readonly string[];
  /** Reading index -> 1 when in the title, else 0.5. */
  readonly mentions: ReadonlyMap<number, number>;
  /** How well it reads as a heading, by its length: 0 to 1. */
  readonly form: number;
}

/** All candidates of a topic, by key. */
export interface Candidates {
  readonly byKey: ReadonlyMap<string, Candidate>;
  /** Reading index -> the candidates it mentions. */
  readonly byStudy: readonly (readonly Candidate[])[];
}

/** A phrase whose mentions are this much part of a longer one is a fragment of it ("tidal" of "tidal volume"). */
const FRAGMENT_SHARE = 0.75;
const FORM_BY_LENGTH = [0, 0.55, 1, 1, 0.8];

type Mentions = Map<string, Map<number, number>>;

function collectMentions(readings: readonly Reading[]): Mentions {
  const byKey: Mentions = new Map();
  for (const [index, { phrases }] of readings.entries()) {
    for (const [key, weight] of phrases) {
      const mentions = byKey.get(key) ?? new Map<number, number>();
      byKey.set(key, mentions.set(index, weight));
    }
  }
  return byKey;
}

/** The stretches of a phrase that leave out its first or its last word. */
function innerKeys(key: string): string[] {
  const stems = key.split(' ');
  if (stems.length < 2) return [];
  return [stems.slice(1).join(' '), stems.slice(0, -1).join(' ')];
}

function fragments(byKey: Mentions): Set<string> {
  const found = new Set<string>();
  for (const [key, mentions] of byKey) {
    for (const inner of innerKeys(key)) {
      const size = byKey.get(inner)?.size ?? 0;
      if (size > 1 && mentions.size >= FRAGMENT_SHARE * size) found.add(inner);
    }
  }
  return found;
}

/** All phrases of the corpus that could head a category; fragments of longer ones left out. */
export function findCandidates(corpus: Corpus): Candidates {
  const mentionsOf = collectMentions(corpus.readings);
  const incomplete = fragments(mentionsOf);
  const byKey = new Map<string, Candidate>();
  const byStudy = corpus.readings.map((): Candidate[] => []);
  for (const key of [...mentionsOf.keys()].sort(byCodeUnit)) {
    const mentions = mentionsOf.get(key);
    if (!mentions || incomplete.has(key)) continue;
    const stems = key.split(' ');
    const candidate = { key, stems, mentions, form: FORM_BY_LENGTH[stems.length] ?? 0 };
    byKey.set(key, candidate);
    for (const study of mentions.keys()) byStudy[study]?.push(candidate);
  }
  return { byKey, byStudy };
}

/** The candidates that any of these studies mentions, by key. */
export function mentionedIn(candidates: Candidates, studies: readonly number[]): Candidate[] {
  const found = new Set(studies.flatMap((study) => candidates.byStudy[study] ?? []));
  return [...found].sort((a, b) => byCodeUnit(a.key, b.key));
}

/** The word a heading is about: its last. */
function headOf(candidate: Candidate): string {
  return candidate.stems[candidate.stems.length - 1] ?? '';
}

/** Would a reader take the two for one another? Same head, or all words of one in the other. */
export function tooAlike(a: Candidate, b: Candidate): boolean {
  if (headOf(a) === headOf(b)) return true;
  const [few, many] = a.stems.length <= b.stems.length ? [a.stems, b.stems] : [b.stems, a.stems];
  return few.every((stem) => many.includes(stem));
}

/** Mean weight of the mentions in these studies: 0 to 1, where 1 is in every title. */
export function mentionRate(candidate: Candidate, studies: readonly number[]): number {
  let sum = 0;
  for (const study of studies) sum += candidate.mentions.get(study) ?? 0;
  return studies.length === 0 ? 0 : sum / studies.length;
}

/** How many of the studies mention the phrase anywhere. */
export function mentionCount(candidate: Candidate, studies: readonly number[]): number {
  return studies.filter((study) => candidate.mentions.has(study)).length;
}
