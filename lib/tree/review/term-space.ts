/** Texts as TF-IDF vectors, light enough for a browser: a few milliseconds for fifty abstracts. */

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]{2,39}/gu;
const letter = /\p{L}/u;

/** Below this many documents their frequencies say too little to leave a term out. */
const fewDocuments = 8;
const mostShare = 0.5;

/** Terms and how often they occur: words of three characters or more, plural endings taken off. */
export type Terms = ReadonlyMap<string, number>;

/** `weight` is what one occurrence counts. */
export function countTerms(parts: readonly { text: string; weight: number }[]): Terms {
  const terms = new Map<string, number>();
  for (const { text, weight } of parts)
    for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(wordPattern))
      if (letter.test(word)) {
        const term = singular(word);
        terms.set(term, (terms.get(term) ?? 0) + weight);
      }
  return terms;
}

function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

/** The documents that have a term, and its weight in each: parallel arrays. */
interface Postings {
  readonly documents: number[];
  readonly weights: number[];
}

/**
 * Unit vectors of documents, kept by term. What a term weighs follows from the first `counted` of them:
 * sqrt(occurrences) x ln((1 + counted) / (1 + documents that have it)); one that only a single document or
 * more than half of them have says nothing about any two, and is left out.
 */
export class TermSpace {
  readonly #postings = new Map<string, Postings>();
  readonly #vectors: ReadonlyMap<string, number>[] = [];

  private constructor() {}

  /** Made in steps of a document each, between which other work can be done. */
  static *steps(
    documents: readonly Terms[],
    counted: number,
  ): Generator<undefined, TermSpace, undefined> {
    const space = new TermSpace();
    const frequencies = new Map<string, number>();
    for (const terms of documents.slice(0, counted)) {
      for (const term of terms.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      yield;
    }
    const weigh = termWeights(frequencies, counted);
    for (const terms of documents) {
      space.#add(unit(terms, weigh));
      yield;
    }
    return space;
  }

  #add(vector: ReadonlyMap<string, number>): void {
    const document = this.#vectors.push(vector) - 1;
    for (const [term, weight] of vector) {
      const postings = this.#postings.get(term) ?? { documents: [], weights: [] };
      postings.documents.push(document);
      postings.weights.push(weight);
      this.#postings.set(term, postings);
    }
  }

  /** Cosines of the document with every document, itself included; all 0 when it has no term that counts. */
  cosines(document: number): Float64Array {
    const cosines = new Float64Array(this.#vectors.length);
    for (const [term, weight] of this.#vectors[document] ?? []) {
      const { documents, weights } = this.#postings.get(term) ?? { documents: [], weights: [] };
      for (let i = 0; i < documents.length; i += 1) {
        const other = documents[i] ?? 0;
        cosines[other] = (cosines[other] ?? 0) + weight * (weights[i] ?? 0);
      }
    }
    return cosines;
  }
}

/** `frequencies`: how many of the `n` documents have a term. */
function termWeights(
  frequencies: ReadonlyMap<string, number>,
  n: number,
): (term: string) => number {
  return (term) => {
    const frequency = frequencies.get(term) ?? 0;
    const tells = n < fewDocuments || (frequency > 1 && frequency <= mostShare * n);
    return frequency > 0 && tells ? Math.log((1 + n) / (1 + frequency)) : 0;
  };
}

function unit(terms: Terms, weigh: (term: string) => number): ReadonlyMap<string, number> {
  const weights = [...terms]
    .map(([term, count]) => [term, Math.sqrt(count) * weigh(term)] as const)
    .filter(([, weight]) => weight > 0);
  const norm = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return new Map(weights.map(([term, weight]) => [term, weight / norm]));
}
