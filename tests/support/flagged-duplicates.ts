/** How well duplicates are found in a file whose duplicates an expert has flagged. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { findDuplicates } from '@/lib/literature/duplicates';
import { readFile } from '@/lib/literature/read';

const file = join(import.meta.dirname, '../fixtures/imports/endnote-duplicates-179.xml');

export interface DuplicateScore {
  readonly precision: number;
  readonly recall: number;
  readonly found: number;
}

/**
 * A group of k claims k - 1 duplicates, of which min(k - 1, its flagged records) are right. The expert flagged every
 * record of a group, the one to keep included, so a flagged record that is left alone is one that was missed.
 */
export function scoreDuplicates(): DuplicateScore {
  const bytes = readFileSync(file);
  const slices = bytes.toString('utf8').split('<record>').slice(1);
  const flagged = slices.map((slice) => /<caption>.{0,200}Duplicate/.test(slice));
  const { unique, duplicates } = findDuplicates(readFile('flagged.xml', bytes).records);
  const groups = unique.map((kept) => [
    kept,
    ...duplicates.flatMap(({ of, record }) =>
      of.kind === 'record' && of.record === kept ? [record] : [],
    ),
  ]);
  let right = 0;
  let missed = 0;
  for (const group of groups) {
    const flags = group.filter(({ source }) => flagged[source.record - 1]).length;
    right += Math.min(group.length - 1, flags);
    if (group.length === 1) missed += flags;
  }
  const found = duplicates.length;
  return { precision: right / found, recall: right / (right + missed), found };
}
