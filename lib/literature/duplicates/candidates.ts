/** Which pairs are worth comparing: those that share one of a few keys, so that the time grows with the records. */

import type { Features } from './compare';

/** Of those that share a key, the first and the last few are compared: "Editorial" is the title of thousands. */
const comparedBefore = 8;
const endLength = 24;

export interface Pair {
  readonly earlier: number;
  readonly later: number;
}

/** Each pair once or several times, by the later position. */
export function* candidatePairs(items: readonly Features[]): Generator<Pair> {
  const buckets = new Map<string, number[]>();
  for (const [later, item] of items.entries()) {
    const met = new Set<number>();
    for (const key of keysOf(item)) {
      const bucket = buckets.get(key);
      for (const earlier of bucket ?? []) met.add(earlier);
      if (bucket === undefined) buckets.set(key, [later]);
      else {
        if (bucket.length > comparedBefore) bucket.splice(1, 1);
        bucket.push(later);
      }
    }
    for (const earlier of [...met].sort((a, b) => a - b)) yield { earlier, later };
  }
}

function keysOf({ doi, pmid, letters, year, surnames, startPage }: Features): readonly string[] {
  const keys: string[] = [];
  if (doi !== null) keys.push(`doi ${doi}`);
  if (pmid !== null) keys.push(`pmid ${pmid}`);
  if (letters !== '') keys.push(`title ${year} ${letters}`, `title ${letters}`);
  if (letters.length >= endLength) {
    keys.push(`start ${letters.slice(0, endLength)}`, `end ${letters.slice(-endLength)}`);
  }
  if (startPage !== null && year !== null && surnames[0]) {
    keys.push(`place ${surnames[0]} ${year} ${startPage}`);
  }
  return keys;
}
