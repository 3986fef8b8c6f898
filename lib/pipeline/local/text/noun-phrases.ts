import {
  boilerplateHeads,
  emptyModifiers,
  functionWords,
  headsInNeedOfModifier,
} from './stop-words';
import type { Token } from './tagger';
import { isWord, singularOf } from './words';

const MAX_WORDS = 4;

export interface PhraseWord {
  readonly text: string;
  readonly stem: string;
  /** A hyphen stands between the word before and this one. */
  readonly hyphenated: boolean;
}

/** A noun phrase: a heading in waiting. The last word is its head. */
export type Phrase = readonly PhraseWord[];

/** Phrases of one key are forms of one another: plural, spelling, word ending. */
export function keyOf(phrase: Phrase): string {
  return phrase.map((word) => word.stem).join(' ');
}

interface Part extends PhraseWord {
  readonly tag: string;
  readonly lower: string;
}

function isHyphen(token: Token | undefined): boolean {
  return token?.text === '-' || token?.text === '‐' || token?.text === '–';
}

/** Words that can stand in a noun phrase: nouns, adjectives and participles. */
function isNominal(token: Token): boolean {
  if (!isWord(token.text) || functionWords.has(token.text.toLowerCase())) return false;
  if (token.tag === 'NOUN' || token.tag === 'PROPN' || token.tag === 'ADJ') return true;
  return token.tag === 'VERB' && /(ed|ing)$/i.test(token.text);
}

/** Maximal runs of nominal tokens; a hyphen without spaces joins two of them. */
function nominalRuns(sentence: readonly Token[]): { parts: Part[]; end: number }[] {
  const runs: { parts: Part[]; end: number }[] = [];
  let parts: Part[] = [];
  let hyphenated = false;
  const close = (end: number) => {
    if (parts.length > 0) runs.push({ parts, end });
    parts = [];
    hyphenated = false;
  };
  for (const [index, token] of sentence.entries()) {
    if (isHyphen(token) && !token.spaced && parts.length > 0) {
      hyphenated = true;
    } else if (isNominal(token)) {
      const joined = hyphenated && !token.spaced;
      if (hyphenated && !joined) close(index);
      const { text, stem, tag } = token;
      parts.push({ text, stem, tag, lower: text.toLowerCase(), hyphenated: joined });
      hyphenated = false;
    } else {
      close(index);
    }
  }
  close(sentence.length);
  return runs;
}

function isGerund(part: Part): boolean {
  return part.tag === 'VERB' && part.lower.endsWith('ing');
}

/** Can the phrase end here? Nouns can; so can a gerund with its object before it ("antibiotic prescribing"). */
function isHead(part: Part, before: Part | undefined): boolean {
  if (part.tag === 'NOUN' || part.tag === 'PROPN') return true;
  return (
    isGerund(part) && before !== undefined && before.tag !== 'VERB' && !/[^s]s$/.test(before.lower)
  );
}

function canStart(part: Part): boolean {
  return !part.hyphenated && !isGerund(part) && !emptyModifiers.has(part.lower);
}

function isHeading(words: readonly Part[], before: Part | undefined): boolean {
  const first = words[0];
  const head = words[words.length - 1];
  if (!first || !head || !canStart(first) || !isHead(head, words[words.length - 2] ?? before)) {
    return false;
  }
  if (words.slice(0, -1).some((word) => emptyModifiers.has(word.lower))) return false;
  if (headsInNeedOfModifier.has(head.lower)) return words.length > 1;
  return !boilerplateHeads.has(head.lower) && !emptyModifiers.has(head.lower);
}

/** Every stretch of a run that could be a heading, hyphenated words kept whole. */
function headingsWithin(parts: readonly Part[]): Part[][] {
  const headings: Part[][] = [];
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= Math.min(parts.length, from + MAX_WORDS); to++) {
      if (parts[to]?.hyphenated) continue;
      const words = parts.slice(from, to);
      if (isHeading(words, parts[from - 1])) headings.push(words);
    }
  }
  return headings;
}

const ACTIONS =
  /^(management|prevention|prophylaxis|treatment|screening|prescribing|prescription|ordering|use|utili[sz]ation|monitoring|detection|prediction|diagnosis|classification|dosing|control)$/;

/** "management of hypertension" is "hypertension management": one key for both. */
function turnedAround(
  sentence: readonly Token[],
  run: { parts: Part[]; end: number },
  next: Part[],
) {
  const action = run.parts[run.parts.length - 1];
  if (!action || !ACTIONS.test(action.lower) || sentence[run.end]?.text !== 'of') return null;
  const object = next.slice(0, MAX_WORDS - 1);
  const last = object[object.length - 1];
  const whole = next.length <= MAX_WORDS - 1;
  if (!whole || !last || !isHead(last, undefined)) return null;
  const singular = singularOf(last.text);
  const words = [
    ...object.slice(0, -1),
    { ...last, text: singular, lower: singular.toLowerCase() },
    action,
  ];
  return isHeading(words, undefined) ? words : null;
}

/** The noun phrases of a sentence that could serve as headings, inner ones included. */
export function nounPhrases(sentence: readonly Token[]): Phrase[] {
  const runs = nominalRuns(sentence);
  return runs.flatMap((run, index) => {
    const headings = headingsWithin(run.parts);
    const next = runs[index + 1];
    const turned = next ? turnedAround(sentence, run, next.parts) : null;
    return turned ? [...headings, turned] : headings;
  });
}
