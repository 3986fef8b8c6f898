/**
 * What a reviewer has put off, kept in their browser: keys of items (`itemKey`), in the order in which they were
 * skipped. Losing it costs nothing but the order of the questions.
 */

import * as z from 'zod/mini';

/** As much of Storage as is needed here. */
export type SkippedArea = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** More than anybody skips; the first ones are forgotten. */
const mostSkipped = 500;
const skippedSchema = z.array(z.string());

/** `place`: a key of the area, of one tree and one person. Nothing where the browser keeps nothing. */
export function readSkipped(area: SkippedArea, place: string): readonly string[] {
  try {
    const parsed = skippedSchema.safeParse(JSON.parse(area.getItem(place) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch (cause) {
    console.warn('What was skipped is not known any more.', cause);
    return [];
  }
}

export function writeSkipped(area: SkippedArea, place: string, keys: readonly string[]): void {
  try {
    if (keys.length === 0) area.removeItem(place);
    else area.setItem(place, JSON.stringify(keys.slice(-mostSkipped)));
  } catch (cause) {
    console.warn('What was skipped is not kept.', cause);
  }
}
