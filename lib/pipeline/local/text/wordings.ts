import type { Casing } from './casing';
import { keyOf, type Phrase } from './noun-phrases';
import { byCodeUnit } from './order';

/** How often a phrase occurs, how often complete, and how it is written: wording -> occurrences. */
interface Usage {
  readonly wordings: Map<string, number>;
  occurrences: number;
  complete: number;
  settings: number;
}

/** How the phrases of a paper set are used and written. */
export class Wordings {
  readonly #byKey = new Map<string, Usage>();
  readonly #adjectives = new Map<string, number>();

  add(phrase: Phrase, casing: Casing, asWritten: boolean): string {
    const key = keyOf(phrase);
    const formOf = (word: string) => (asWritten ? word : casing.formOf(word));
    const wording = phrase.words
      .map((word, i) => `${i === 0 ? '' : word.hyphenated ? '-' : ' '}${formOf(word.text)}`)
      .join('');
    const usage = this.#byKey.get(key) ?? {
      wordings: new Map(),
      occurrences: 0,
      complete: 0,
      settings: 0,
    };
    usage.wordings.set(wording, (usage.wordings.get(wording) ?? 0) + 1);
    usage.occurrences += 1;
    usage.complete += phrase.complete ? 1 : 0;
    usage.settings = phrase.settings;
    this.#byKey.set(key, usage);
    return key;
  }

  /** The commonest wording, but its plural when that is usual too: headings name kinds of things. */
  commonest(key: string): string {
    const wordings = this.#byKey.get(key)?.wordings ?? new Map<string, number>();
    const [top] = [...wordings].sort(
      ([a, m], [b, n]) => n - m || a.length - b.length || byCodeUnit(b, a),
    );
    if (!top) return key;
    const [wording, count] = top;
    const plural = wording.endsWith('y') ? `${wording.slice(0, -1)}ies` : `${wording}s`;
    return (wordings.get(plural) ?? 0) * 4 > count ? plural : wording;
  }

  settings(key: string): number {
    return this.#byKey.get(key)?.settings ?? 0;
  }

  /** A word seen as an adjective: it counts against its use as a noun. */
  addAdjective(stem: string): void {
    this.#adjectives.set(stem, (this.#adjectives.get(stem) ?? 0) + 1);
  }

  completeness(key: string): number {
    const usage = this.#byKey.get(key);
    return usage ? usage.complete / (usage.occurrences + (this.#adjectives.get(key) ?? 0)) : 0;
  }
}
