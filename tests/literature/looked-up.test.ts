import { expect, test } from 'vitest';

import { readFile } from '@/lib/literature/read';
import type { LiteratureRecord } from '@/lib/literature/record';
import { cslItem } from '@/lib/lookup/csl-item';

import { bytes, readFixture } from './sources';

/** All but where it stood, and what only a table can say. */
function essence({ source: _, number: __, claim: ___, ...rest }: LiteratureRecord) {
  return rest;
}

test.each(['pubmed-10.xml', 'csl-60.json', 'pubmed-80.nbib'])(
  'What is looked up is read back as it was: the records of %s',
  (name) => {
    const { records } = readFixture(name);
    expect(records.length).toBeGreaterThan(5);
    const file = bytes(JSON.stringify(records.map(cslItem)));
    expect(readFile('looked-up.json', file).records.map(essence)).toEqual(records.map(essence));
  },
);
