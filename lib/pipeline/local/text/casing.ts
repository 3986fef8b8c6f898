import { byCodeUnit } from './order';
import { americanSpelling } from './words';

/** Learns from running text how each word is written: "ICU", "Medicare", "reminder". */
export class Casing {
  readonly #forms = new Map<string, Map<string, number>>();

  /** `text`: a sentence, whose first word says nothing about its case. */
  learn(text: string): void {
    const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const shouted = text === text.toUpperCase();
    const titled = isTitleCase(words);
    for (const [index, word] of words.entries()) {
      if (shouted || isShouted(word, words[index - 1], words[index + 1])) continue;
      if ((index === 0 || titled) && !isAcronym(word)) continue;
      this.#count(americanSpelling(word), word);
    }
  }

  #count(key: string, form: string): void {
    const forms = this.#forms.get(key) ?? new Map<string, number>();
    forms.set(form, (forms.get(form) ?? 0) + 1);
    this.#forms.set(key, forms);
  }

  /** The usual form of a word; in lower case when it was never seen in mid-sentence. */
  formOf(word: string): string {
    const forms = this.#forms.get(americanSpelling(word));
    if (!forms) return isAcronym(word) ? word : word.toLowerCase();
    const ranked = [...forms].sort(
      ([a, countA], [b, countB]) => countB - countA || byCodeUnit(b, a),
    );
    return ranked[0]?.[0] ?? word;
  }
}

function isAcronym(word: string): boolean {
  return word.length <= 6 && (word.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/** Capitals among capitals: "JOURNAL CLUB: ...". */
function isShouted(word: string, before = '', after = ''): boolean {
  const isLoud = (text: string) =>
    text.length > 3 && text === text.toUpperCase() && /\p{L}/u.test(text);
  return isLoud(word) && (isLoud(before) || isLoud(after));
}

/** Most longer words capitalised: a title set in title case says nothing about single words. */
function isTitleCase(words: readonly string[]): boolean {
  const long = words.slice(1).filter((word) => word.length > 3);
  const capitalised = long.filter((word) => /^\p{Lu}/u.test(word));
  return long.length > 0 && capitalised.length * 2 > long.length;
}
