/** Where a quote stands in the text it was taken from. Pure. */

import type { Range } from '@/components/study-list/search';

/** Its place, or null when the text does not have it. Case and the kind and length of gaps do not matter. */
export function quoteRange(text: string, quote: string): Range | null {
  const wanted = squeezed(quote).text.trim();
  if (wanted === '') return null;
  const { text: searched, places } = squeezed(text);
  const at = searched.indexOf(wanted);
  if (at === -1) return null;
  const last = places[at + wanted.length - 1] ?? 0;
  return { start: places[at] ?? 0, end: last + 1 };
}

/** In lower case with single gaps, and where each of its characters was. */
function squeezed(text: string): { text: string; places: readonly number[] } {
  const places: number[] = [];
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const isGap = /\s/.test(unit);
    if (isGap && out.endsWith(' ')) continue;
    const lower = isGap ? ' ' : unit.toLowerCase();
    out += lower.length === 1 ? lower : unit;
    places.push(at);
  }
  return { text: out, places };
}
