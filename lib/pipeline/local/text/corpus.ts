import type { InputStudy } from '../../engine';
import type { Pace } from '../pace';
import { type Abbreviations, expandAbbreviations, findAbbreviations } from './abbreviations';
import { Casing } from './casing';
import { keyOf, nounPhrases, type Phrase } from './noun-phrases';
import { byCodeUnit } from './order';
import { splitSections } from './sections';
import { splitSentences } from './sentences';
import { functionWords } from './stop-words';
import { type Token, tagSentences } from './tagger';
import { inAmericanSpelling, isWord } from './words';

/** Characters of a title or abstract that are read; the rest of a longer one is left alone. */
const MAX_CHARACTERS = 20_000;
const TITLE_WEIGHT = 3;

export interface Reading {
  readonly number: number;
  /** Stems of content words: occurrences, those in the title counted three times. */
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
}

interface Text {
  readonly number: number;
  readonly title: string;
  readonly abstract: string;
}

function plainText(study: InputStudy): Text {
  const flat = (text: string) => text.slice(0, MAX_CHARACTERS).replace(/\s+/g, ' ').trim();
  const sections = splitSections(study.abstract.slice(0, MAX_CHARACTERS));
  return {
    number: study.number,
    title: flat(study.title),
    abstract: flat(sections.map((section) => section.text).join(' ')),
  };
}

/** What any study introduces is known to those that take the short form for granted; the commonest wins. */
function sharedAbbreviations(own: readonly Abbreviations[]): Abbreviations {
  const counts = new Map<string, Map<string, number>>();
  for (const abbreviations of own) {
    for (const [short, long] of abbreviations) {
      const forms = counts.get(short) ?? new Map<string, number>();
      counts.set(short, forms.set(long, (forms.get(long) ?? 0) + 1));
    }
  }
  const shared = new Map<string, string>();
  for (const [short, forms] of counts) {
    const ranked = [...forms].sort(([a, m], [b, n]) => n - m || byCodeUnit(a, b));
    if (short.length > 2 && ranked[0]) shared.set(short, ranked[0][0]);
  }
  return shared;
}

const CONTENT_TAGS = new Set(['NOUN', 'PROPN', 'ADJ', 'VERB']);

function countTerms(sentences: readonly Token[][], weight: number, terms: Map<string, number>) {
  for (const token of sentences.flat()) {
    if (!CONTENT_TAGS.has(token.tag) || !isWord(token.text)) continue;
    if (functionWords.has(token.text.toLowerCase())) continue;
    terms.set(token.stem, (terms.get(token.stem) ?? 0) + weight);
  }
}

/** Counts how each phrase is written: key -> wording -> occurrences. */
class Wordings {
  readonly #byKey = new Map<string, Map<string, number>>();

  add(phrase: Phrase, casing: Casing): string {
    const key = keyOf(phrase);
    const wording = phrase
      .map((word, i) => `${i === 0 ? '' : word.hyphenated ? '-' : ' '}${casing.formOf(word.text)}`)
      .join('');
    const wordings = this.#byKey.get(key) ?? new Map<string, number>();
    this.#byKey.set(key, wordings.set(wording, (wordings.get(wording) ?? 0) + 1));
    return key;
  }

  commonest(key: string): string {
    const ranked = [...(this.#byKey.get(key) ?? [])].sort(
      ([a, m], [b, n]) => n - m || a.length - b.length || byCodeUnit(a, b),
    );
    return ranked[0]?.[0] ?? key;
  }
}

function readPhrases(
  sentences: readonly Token[][],
  weight: number,
  casing: Casing,
  wordings: Wordings,
  phrases: Map<string, number>,
) {
  for (const phrase of sentences.flatMap(nounPhrases)) {
    const key = wordings.add(phrase, casing);
    phrases.set(key, Math.max(weight, phrases.get(key) ?? 0));
  }
}

function readStudy(text: Text, casing: Casing, wordings: Wordings): Reading {
  const terms = new Map<string, number>();
  const phrases = new Map<string, number>();
  const title = tagSentences(inAmericanSpelling(text.title));
  const abstract = tagSentences(inAmericanSpelling(text.abstract));
  countTerms(title, TITLE_WEIGHT, terms);
  countTerms(abstract, 1, terms);
  readPhrases(title, 1, casing, wordings, phrases);
  readPhrases(abstract, 0.5, casing, wordings, phrases);
  return { number: text.number, terms, phrases };
}

function learnCasing(texts: readonly Text[]): Casing {
  const casing = new Casing();
  for (const text of texts) {
    casing.learn(text.title);
    for (const sentence of splitSentences(text.abstract)) casing.learn(sentence);
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
  const plain = studies.map(plainText);
  const own = plain.map(({ title, abstract }) => findAbbreviations(`${title}. ${abstract}`));
  const shared = sharedAbbreviations(own);
  const texts = plain.map((text, i) => {
    const known = new Map([...shared, ...(own[i] ?? [])]);
    const expand = (part: string) => expandAbbreviations(part, known);
    return { ...text, title: expand(text.title), abstract: expand(text.abstract) };
  });
  const casing = learnCasing(texts);
  const wordings = new Wordings();
  const readings: Reading[] = [];
  for (const text of texts) {
    readings.push(readStudy(text, casing, wordings));
    progress(readings.length);
    await pace.spend(1_000 * (text.title.length + text.abstract.length));
  }
  const wording = (key: string) => wordings.commonest(key);
  return { readings, wording, heading: (key) => capitalised(wording(key)) };
}
