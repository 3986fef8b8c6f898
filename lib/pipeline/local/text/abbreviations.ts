import { singularOf } from './words';

/** Short form -> long form, as an author introduced them: "venous thromboembolism (VTE)". */
export type Abbreviations = ReadonlyMap<string, string>;

const INTRODUCED = /\(\s?(\p{Lu}[\p{Lu}\p{Ll}\d/-]{1,7})\s?\)/gu;
const SHORT_FORM = /(?<![\p{L}\d-])\p{Lu}[\p{L}\d]{1,8}(?![\p{L}\d])/gu;

/** Abbreviations have at least two capitals, or "(Iran)" would be one. */
function isShortForm(text: string): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/**
 * The long form that ends right before the bracket, found from the right: each character of the short form in
 * order, the first one at the start of a word (Schwartz and Hearst, PSB 2003). null when there is none.
 */
function longFormBefore(text: string, shortForm: string): string | null {
  const letters = shortForm.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  const words = text
    .trimEnd()
    .split(/\s+/)
    .slice(-Math.min(letters.length * 2, letters.length + 5));
  const window = words.join(' ');
  const lower = window.toLowerCase();
  let at = lower.length - 1;
  for (let i = letters.length - 1; i >= 0; i--) {
    const startsWord = (index: number) =>
      index === 0 || /[^\p{L}\d]/u.test(lower[index - 1] ?? ' ');
    while (at >= 0 && (lower[at] !== letters[i] || (i === 0 && !startsWord(at)))) at--;
    if (at < 0) return null;
    at--;
  }
  const longForm = window.slice(at + 1);
  const crossesSentence = /[.;:,()!?]/.test(longForm);
  return crossesSentence || longForm.length <= shortForm.length ? null : longForm;
}

/** What one text introduces. Plural short forms are kept under their singular. */
export function findAbbreviations(text: string): Abbreviations {
  const found = new Map<string, string>();
  for (const match of text.matchAll(INTRODUCED)) {
    const shortForm = match[1] ?? '';
    const singular = shortForm.replace(/s$/, '');
    if (!isShortForm(singular) || found.has(singular)) continue;
    const longForm = longFormBefore(
      text.slice(Math.max(0, match.index - 160), match.index),
      singular,
    );
    if (longForm !== null) found.set(singular, singularOf(longForm.toLowerCase()));
  }
  return found;
}

/** Writes every known short form out, and drops the bracket that introduced it. */
export function expandAbbreviations(text: string, known: Abbreviations): string {
  if (known.size === 0) return text;
  const introduced = text.replace(INTRODUCED, (whole, short: string) =>
    known.has(short.replace(/s$/, '')) ? ' ' : whole,
  );
  return introduced.replace(SHORT_FORM, (short) => {
    const longForm = known.get(short);
    if (longForm !== undefined) return longForm;
    const singular = short.endsWith('s') ? known.get(short.slice(0, -1)) : undefined;
    return singular === undefined ? short : `${singular}s`;
  });
}
