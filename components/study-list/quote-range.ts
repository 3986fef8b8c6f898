import type { Range } from './search';

interface Normal {
  readonly text: string;
  /** Index in the original of each unit, and of the end. */
  readonly at: readonly number[];
}

/** Lower case, runs of white space as one space. */
function normal(text: string): Normal {
  let out = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    const isSpace = /\s/.test(unit);
    if (isSpace && (out === '' || out.endsWith(' '))) continue;
    const lower = unit.toLowerCase();
    out += isSpace ? ' ' : lower.length === 1 ? lower : unit;
    at.push(index);
  }
  return { text: out, at: [...at, text.length] };
}

/** Where the quote stands in the text, white space and case aside; null when it does not. */
export function quoteRange(text: string, quote: string): Range | null {
  const wanted = normal(quote).text.trim();
  if (wanted === '') return null;
  const where = normal(text);
  const found = where.text.indexOf(wanted);
  if (found === -1) return null;
  const last = where.at[found + wanted.length - 1] ?? 0;
  return { start: where.at[found] ?? 0, end: last + 1 };
}
