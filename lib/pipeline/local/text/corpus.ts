import type { InputStudy } from '../../engine';
import type { Pace } from '../pace';
import { Casing } from './casing';
import { nounPhrases } from './noun-phrases';
import { type PlainText, plainTexts } from './plain-text';
import { splitSentences } from './sentences';
import { functionWords } from './stop-words';
import { BIGRAM, type Token, tagSentences } from './tagger';
import { Wordings } from './wordings';
import { inAmericanSpelling, isWord } from './words';

const TITLE_WEIGHT = 4;
/** Weight of a phrase's mention. */
export const IN_TITLE = 1;
const IN_ABSTRACT = 0.5;

export interface Reading {
  readonly number: number;
  /** Stems of content words: occurrences, those in the title counted four times. */
  readonly terms: ReadonlyMap<string, number>;
  /** Keys of noun phrases: 1 when in the title, else 0.5. */
  readonly phrases: ReadonlyMap<string, number>;
}

/** A paper set as read: what each study speaks of, and how the phrases are written. */
export interface Corpus {
  /** By ascending study number. */
  readonly readings: readonly Reading[];
  /** The heading form of a phrase key: usual spelling and number, first letter capital. */
  heading(key: string): string;
  /** The same within a sentence. */
  wording(key: string): string;
  /** In what share of its occurrences the phrase is not a part of a longer one. */
  completeness(key: string): number;
  /** How many of its words say no more than where or by whom. */
  settings(key: string): number;
}

const CONTENT_TAGS = new Set(['NOUN', 'PROPN', 'ADJ', 'VERB', BIGRAM]);

function countTerms(sentences: readonly Token[][], weight: number, terms: Map<string, number>) {
  for (const token of sentences.flat()) {
    if (!CONTENT_TAGS.has(token.tag) || !isWord(token.text)) continue;
    if (functionWords.has(token.text.toLowerCase())) continue;
    terms.set(token.stem, (terms.get(token.stem) ?? 0) + weight);
  }
}

function readPhrases(
  sentences: readonly Token[][],
  weight: number,
  casing: Casing,
  wordings: Wordings,
  phrases: Map<string, number>,
) {
  for (const token of sentences.flat()) if (token.tag === 'ADJ') wordings.addAdjective(token.stem);
  for (const phrase of sentences.flatMap(nounPhrases)) {
    const key = wordings.add(phrase, casing, phrase.proper && weight < IN_TITLE);
    phrases.set(key, Math.max(weight, phrases.get(key) ?? 0));
  }
}

function readStudy(text: PlainText, casing: Casing, wordings: Wordings): Reading {
  const terms = new Map<string, number>();
  const phrases = new Map<string, number>();
  const title = tagSentences(inAmericanSpelling(text.title));
  const abstract = tagSentences(inAmericanSpelling(text.abstract));
  countTerms(title, TITLE_WEIGHT, terms);
  countTerms(abstract, 1, terms);
  readPhrases(title, IN_TITLE, casing, wordings, phrases);
  readPhrases(abstract, IN_ABSTRACT, casing, wordings, phrases);
  return { number: text.number, terms, phrases };
}

async function learnCasing(texts: readonly PlainText[], pace: Pace): Promise<Casing> {
  const casing = new Casing();
  for (const text of texts) {
    casing.learn(text.title);
    for (const sentence of splitSentences(text.abstract)) casing.learn(sentence);
    await pace.spend(200 * text.abstract.length);
  }
  return casing;
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** Reads the paper set, a study at a time; `studies` by ascending number. */
export async function readCorpus(
  studies: readonly InputStudy[],
  pace: Pace,
  progress: (done: number) => void,
): Promise<Corpus> {
  const texts = await plainTexts(studies, pace);
  const casing = await learnCasing(texts, pace);
  const wordings = new Wordings();
  const readings: Reading[] = [];
  for (const text of texts) {
    readings.push(readStudy(text, casing, wordings));
    progress(readings.length);
    await pace.spend(1_000 * (text.title.length + text.abstract.length));
  }
  const wording = (key: string) => wordings.commonest(key);
  return {
    readings,
    wording,
    heading: (key) => capitalised(wording(key)),
    completeness: (key) => wordings.completeness(key),
    settings: (key) => wordings.settings(key),
  };
}
