import {
  boilerplateHeads,
  emptyModifiers,
  functionWords,
  headsInNeedOfModifier,
  settingWords,
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
export interface Phrase {
  readonly words: readonly PhraseWord[];
  /** It stands alone here, but for adjectives before it: no other noun belongs to it. */
  readonly complete: boolean;
  /** How many of its words say no more than where or by whom. */
  readonly settings: number;
  /** Written with capitals in mid-sentence: "Joint Commission". */
  readonly proper: boolean;
}

/** Stems that the stemmer keeps apart and a reader would not. */
const KIN: Readonly<Record<string, string>> = {
  prescript: 'prescrib',
  util: 'use',
  vaccin: 'immun',
};

/** Phrases of one key are forms of one another: plural, spelling, word ending. */
export function keyOf(phrase: Phrase): string {
  return phrase.words.map(({ stem }) => KIN[stem] ?? stem).join(' ');
}

interface Part extends PhraseWord {
  readonly tag: string;
  readonly lower: string;
  /** An article, adjective or possessive stands before it, so that a gerund here is no verb. */
  readonly determined: boolean;
  /** Index of the token in the sentence. */
  readonly index: number;
}

interface Run {
  readonly parts: readonly Part[];
  /** Index of the token after the run. */
  readonly end: number;
}

function isHyphen(token: Token | undefined): boolean {
  return token !== undefined && /^[-‐‑–]$/.test(token.text);
}

/** Words that can stand in a noun phrase: nouns, adjectives and participles. */
function isNominal(token: Token): boolean {
  if (!isWord(token.text) || token.text.includes('.')) return false;
  if (functionWords.has(token.text.toLowerCase())) return false;
  if (token.tag === 'NOUN' || token.tag === 'PROPN' || token.tag === 'ADJ') return true;
  return token.tag === 'VERB' && /(ed|ing)$/i.test(token.text);
}

/** "We assessed audit" against "use of computerized reminders": a participle follows no noun, pronoun or adverb. */
function isFiniteVerb(token: Token, before: Token | undefined): boolean {
  if (token.tag !== 'VERB' || !/ed$/i.test(token.text)) return false;
  return /^(?:PRON|NOUN|PROPN|AUX|ADV|PART)$/.test(before?.tag ?? '');
}

/** Written together with the token before, by a hyphen: "point-of-care". */
function isHyphenated(sentence: readonly Token[], index: number): boolean {
  const before = sentence[index - 1];
  return isHyphen(before) && !before?.spaced && sentence[index]?.spaced === false;
}

function isDeterminer(token: Token | undefined): boolean {
  return token !== undefined && (/^(?:DET|ADJ)$/.test(token.tag) || /^['’]s?$/.test(token.text));
}

/** Maximal runs of nominal tokens and hyphenated compounds. */
function nominalRuns(sentence: readonly Token[]): Run[] {
  const runs: Run[] = [];
  let parts: Part[] = [];
  const close = (end: number) => {
    if (parts.length > 0) runs.push({ parts, end });
    parts = [];
  };
  for (const [index, token] of sentence.entries()) {
    const hyphenated = isHyphenated(sentence, index);
    if (isHyphen(token) && !token.spaced) continue;
    if (isFiniteVerb(token, sentence[index - 1]) && !hyphenated) {
      close(index);
    } else if (isNominal(token) || (hyphenated && parts.length > 0 && isWord(token.text))) {
      const { text, stem, tag } = token;
      const lower = text.toLowerCase();
      const determined = isDeterminer(sentence[index - 1]);
      parts.push({ text, stem, tag, lower, hyphenated, determined, index });
    } else {
      close(index);
    }
  }
  close(sentence.length);
  return runs;
}

const listed = (words: ReadonlySet<string>, part: Part) =>
  words.has(part.lower) || words.has(singularOf(part.lower));

function isGerund(part: Part): boolean {
  return part.tag === 'VERB' && part.lower.endsWith('ing');
}

function isModifier(part: Part): boolean {
  return part.tag === 'ADJ' || part.tag === 'VERB';
}

const ADJECTIVAL = /(?:istic|ful|ous|ative|less|able|ible|specific|based|oriented|wide)$/;

/** Can the phrase end here? Nouns can; so can a gerund with its object before it ("antibiotic prescribing"). */
function isHead(part: Part, before: Part | undefined): boolean {
  if (ADJECTIVAL.test(part.lower)) return false;
  if (part.tag === 'NOUN' || part.tag === 'PROPN') return true;
  return (
    isGerund(part) && before !== undefined && before.tag !== 'VERB' && !/[^s]s$/.test(before.lower)
  );
}

function canStart(part: Part): boolean {
  return !part.hyphenated && (!isGerund(part) || part.determined) && !listed(emptyModifiers, part);
}

function isHeading(words: readonly Part[], before: Part | undefined): boolean {
  const first = words[0];
  const head = words[words.length - 1];
  if (!first || !head || !canStart(first) || !isHead(head, words[words.length - 2] ?? before)) {
    return false;
  }
  if (words.slice(0, -1).some((word) => listed(emptyModifiers, word))) return false;
  if (new Set(words.map(({ lower }) => lower)).size < words.length) return false;
  if (listed(headsInNeedOfModifier, head)) return words.length > 1;
  return !listed(boilerplateHeads, head) && !listed(emptyModifiers, head);
}

function settingsAmong(words: readonly Part[]): number {
  return words.filter((word) => listed(settingWords, word)).length;
}

function asPhrase(words: readonly Part[], complete: boolean): Phrase {
  const proper = words.every(({ text, index }) => index > 0 && /^\p{Lu}/u.test(text));
  return { words, complete, settings: settingsAmong(words), proper };
}

/** Every stretch of a run that could be a heading, hyphenated words kept whole. */
function headingsWithin(parts: readonly Part[]): Phrase[] {
  const headings: Phrase[] = [];
  for (let from = 0; from < parts.length; from++) {
    const before = parts[from - 1];
    for (let to = from + 1; to <= Math.min(parts.length, from + MAX_WORDS); to++) {
      if (parts[to]?.hyphenated) continue;
      const words = parts.slice(from, to);
      if (!isHeading(words, before)) continue;
      const complete = to === parts.length && (!before || isModifier(before));
      headings.push(asPhrase(words, complete));
    }
  }
  return headings;
}

const ACTIONS = new Set(
  `management prevention prophylaxis treatment screening prescribing prescription ordering use utilization
  monitoring detection prediction diagnosis classification dosing control`.split(/\s+/),
);

/** Things can be managed and prevented under a heading; "management of children" waits for what ails them. */
function isSubject(part: Part): boolean {
  if (!isHead(part, undefined) || listed(boilerplateHeads, part)) return false;
  return !listed(headsInNeedOfModifier, part) && !listed(settingWords, part);
}

/** "management of hypertension" is "hypertension management": one key for both. */
function turnedAround(sentence: readonly Token[], run: Run, next: Run): Phrase | null {
  const action = run.parts[run.parts.length - 1];
  if (!action || !ACTIONS.has(action.lower) || sentence[run.end]?.text !== 'of') return null;
  const last = next.parts[next.parts.length - 1];
  if (next.parts.length > MAX_WORDS - 1 || !last || !isSubject(last)) return null;
  const text = singularOf(last.text);
  const words = [...next.parts.slice(0, -1), { ...last, text, lower: text.toLowerCase() }, action];
  return isHeading(words, undefined) ? asPhrase(words, true) : null;
}

/** The noun phrases of a sentence that could serve as headings, inner ones included. */
export function nounPhrases(sentence: readonly Token[]): Phrase[] {
  const runs = nominalRuns(sentence);
  return runs.flatMap((run, index) => {
    const headings = headingsWithin(run.parts);
    const next = runs[index + 1];
    const turned = next ? turnedAround(sentence, run, next) : null;
    return turned ? [...headings, turned] : headings;
  });
}
