/** The released replies of tests/fixtures/chime. */

import { readFileSync } from 'node:fs';

import { readRows } from '@/lib/literature/rows';

export const chimeFile = 'tests/fixtures/chime/raw_generated_hierarchy.csv';

/** Replies by review id. */
export function chimeReplies(): ReadonlyMap<string, string> {
  const [, ...rows] = readRows(readFileSync(chimeFile, 'utf8'), ',').toArray();
  return new Map(rows.map(({ cells }) => [cells[0] ?? '', cells[1] ?? '']));
}
