import { type Distance, nominal, type Unit } from './units';

/**
 * Krippendorff's alpha of any number of annotators, answers missing or not (K. Krippendorff, "Computing Krippendorff's
 * Alpha-Reliability", 2011). With m_u answers to item u (items with fewer than two do not count), n of them in all,
 * n_c times the answer c, and a distance d between answers,
 *
 *     D_o = 1/n     sum over u of 1/(m_u - 1) sum over ordered pairs of answers to u of d
 *     D_e = 1/(n (n - 1)) sum over ordered pairs of all answers of d
 *     alpha = 1 - D_o / D_e
 *
 * The distance is used as it is: 0 or 1 for names, which squaring would not change; MASI's for sets, as in Passonneau
 * (2006). null without items, and where all answers are the same: there is nothing to agree about.
 */
export function krippendorffAlpha<V>(
  units: readonly Unit<V>[],
  distance: Distance<V> = nominal,
): number | null {
  const table = new AnswerTable(units, distance);
  return table.alpha(table.all());
}

/** Answers by number, and patterns of answers: items that were answered alike are counted, not kept. */
export class AnswerTable<V> {
  readonly #answers: V[] = [];
  readonly #distances: Float64Array;
  /** For each pattern the numbers of its answers. */
  readonly #patterns: (readonly number[])[] = [];
  /** The sum of distances within each pattern, over its answers less one. */
  readonly #within: number[] = [];
  /** The pattern of each item that two at least have answered. */
  readonly items: readonly number[];

  /** Answers are the same where their distance is 0. */
  constructor(units: readonly Unit<V>[], distance: Distance<V>) {
    const numbers = new Map<V, number>();
    const numberOf = (answer: V): number => {
      const known = numbers.get(answer);
      if (known !== undefined) return known;
      const alike = this.#answers.findIndex((other) => distance(other, answer) === 0);
      const number = alike === -1 ? this.#answers.push(answer) - 1 : alike;
      numbers.set(answer, number);
      return number;
    };
    const patterns = new Map<string, number>();
    const items: number[] = [];
    for (const unit of units) {
      const given = unit.flatMap((answer) => (answer === null ? [] : [numberOf(answer)]));
      if (given.length < 2) continue;
      const key = given.sort((a, b) => a - b).join();
      const pattern = patterns.get(key) ?? this.#patterns.push(given) - 1;
      patterns.set(key, pattern);
      items.push(pattern);
    }
    this.items = items;
    const size = this.#answers.length;
    this.#distances = new Float64Array(size * size);
    for (const [i, a] of this.#answers.entries())
      for (const [j, b] of this.#answers.entries()) this.#distances[i * size + j] = distance(a, b);
    for (const pattern of this.#patterns) this.#within.push(this.#disagreement(pattern));
  }

  get answers(): number {
    return this.#answers.length;
  }

  get patterns(): number {
    return this.#patterns.length;
  }

  #between(i: number, j: number): number {
    return this.#distances[i * this.#answers.length + j] ?? 0;
  }

  #disagreement(pattern: readonly number[]): number {
    let sum = 0;
    for (const i of pattern) for (const j of pattern) sum += this.#between(i, j);
    return sum / (pattern.length - 1);
  }

  /** How often each pattern occurs. */
  all(): Uint32Array {
    const counts = new Uint32Array(this.#patterns.length);
    for (const pattern of this.items) counts[pattern] = (counts[pattern] ?? 0) + 1;
    return counts;
  }

  /** Alpha of items that have each pattern this often. */
  alpha(counts: Uint32Array): number | null {
    const frequency = new Float64Array(this.#answers.length);
    let n = 0;
    let observed = 0;
    for (const [index, pattern] of this.#patterns.entries()) {
      const count = counts[index] ?? 0;
      observed += count * (this.#within[index] ?? 0);
      n += count * pattern.length;
      for (const answer of pattern) frequency[answer] = (frequency[answer] ?? 0) + count;
    }
    let expected = 0;
    for (const [i, a] of frequency.entries())
      for (const [j, b] of frequency.entries()) expected += a * b * this.#between(i, j);
    return expected === 0 ? null : 1 - (observed / n) * ((n * (n - 1)) / expected);
  }
}
