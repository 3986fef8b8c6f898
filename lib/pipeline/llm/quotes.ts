/** Quotes that a model gives from a study: what counts as one, in the study's own words. */

import type { StudyText } from './untrusted';

/** Characters of a quote that are looked at, and of the pieces that it may be put together from. */
const MOST_QUOTE = 2_000;
const LEAST_PIECE = 12;

/** White space and control characters as one space; angle brackets as the study has them, not as it is shown. */
function spaced(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/([<>])\s(?=[<>])/g, '$1')
    .trim();
}

/** Models straighten quotation marks and dashes and begin with a capital, and nobody minds. The length stays. */
function plain(text: string): string {
  const straight = text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[‐-―−]/g, '-');
  const lower = straight.toLowerCase();
  return lower.length === straight.length ? lower : straight;
}

/** The quote as it stands; without marks around it; its longest piece between "..." first. */
function* piecesOf(quote: string): Generator<string> {
  const whole = spaced(quote.slice(0, MOST_QUOTE));
  yield whole;
  const pieces = whole.split(/\s?(?:\.\.\.|…|\[…\])\s?/).map((piece) => {
    return piece.replace(/^["'“”‘’([]{1,3}/, '').replace(/["'“”‘’)\].,;:]{1,3}$/, '');
  });
  yield* pieces.filter(({ length }) => length >= LEAST_PIECE).sort((a, b) => b.length - a.length);
}

/**
 * The quote in the words of the study's title or abstract (white space as single spaces), however the model wrote its
 * quotation marks, dashes and capitals; null when neither contains it.
 */
export function quoteFrom(quote: string, { title, abstract }: StudyText): string | null {
  for (const piece of piecesOf(quote)) {
    if (piece === '') return null;
    for (const text of [spaced(title), spaced(abstract)]) {
      const at = plain(text).indexOf(plain(piece));
      if (at >= 0) return text.slice(at, at + piece.length);
    }
  }
  return null;
}
