import type { Pace } from '../pace';
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
/** Fewer mentions than this say nothing about what is part of what. */
const ENOUGH_TO_TELL = 4;
const FORM_BY_LENGTH = [0, 0.7, 1, 1, 0.8];
/** A single word that mostly stands before other nouns is no heading. */
const MIN_COMPLETENESS_OF_ONE_WORD = 0.25;
const SETTING_PENALTY = 0.85;

type Mentions = Map<string, Map<number, number>>;

async function collectMentions(readings: readonly Reading[], pace: Pace): Promise<Mentions> {
  const byKey: Mentions = new Map();
  for (const [index, { phrases }] of readings.entries()) {
    for (const [key, weight] of phrases) {
      const mentions = byKey.get(key) ?? new Map<number, number>();
      byKey.set(key, mentions.set(index, weight));
    }
    await pace.spend(100 * phrases.size);
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
      if (size >= ENOUGH_TO_TELL && mentions.size >= FRAGMENT_SHARE * size) found.add(inner);
    }
  }
  return found;
}

/** All phrases of the corpus that could head a category; fragments of longer ones left out. */
export async function findCandidates(corpus: Corpus, pace: Pace): Promise<Candidates> {
  const mentionsOf = await collectMentions(corpus.readings, pace);
  const incomplete = fragments(mentionsOf);
  const byKey = new Map<string, Candidate>();
  const byStudy = corpus.readings.map((): Candidate[] => []);
  for (const key of [...mentionsOf.keys()].sort(byCodeUnit)) {
    const mentions = mentionsOf.get(key);
    const completeness = corpus.completeness(key);
    const stems = key.split(' ');
    const least = stems.length === 1 ? MIN_COMPLETENESS_OF_ONE_WORD : 0;
    if (!mentions || incomplete.has(key) || completeness <= least) continue;
    const whole = (FORM_BY_LENGTH[stems.length] ?? 0) * (0.4 + 0.6 * completeness);
    const settings = corpus.settings(key) / stems.length;
    const candidate = { key, stems, mentions, form: whole * (1 - SETTING_PENALTY * settings) };
    byKey.set(key, candidate);
    for (const study of mentions.keys()) byStudy[study]?.push(candidate);
    await pace.spend(500);
  }
  return { byKey, byStudy };
}

/** The candidates that any of these studies mentions, by key. */
export function mentionedIn(candidates: Candidates, studies: ReadonlySet<number>): Candidate[] {
  const found = new Set([...studies].flatMap((study) => candidates.byStudy[study] ?? []));
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

/** Do the two have a word in common? */
export function overlap(a: Candidate, b: Candidate): boolean {
  return a.stems.some((stem) => b.stems.includes(stem));
}

/** How many of the studies mention the phrase, and the sum of the weights of those mentions. */
export function tally(candidate: Candidate, studies: ReadonlySet<number>) {
  const { mentions } = candidate;
  let count = 0;
  let weight = 0;
  const add = (mention: number | undefined) => {
    if (mention === undefined) return;
    count += 1;
    weight += mention;
  };
  if (mentions.size <= studies.size) {
    for (const [study, mention] of mentions) if (studies.has(study)) add(mention);
  } else {
    for (const study of studies) add(mentions.get(study));
  }
  return { count, weight };
}
