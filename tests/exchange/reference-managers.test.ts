import { describe, expect, it } from 'vitest';

import { toBibtex } from '@/lib/exchange/bibtex';
import { toCslJson } from '@/lib/exchange/csl-json';
import { toRis } from '@/lib/exchange/ris';
import { partOf } from '@/lib/exchange/tree-export';
import { readFile } from '@/lib/literature/read';

import { library, study, written } from './library';

const encode = (text: string) => new TextEncoder().encode(text);

describe('RIS', () => {
  it('gives the same studies when it is read again, with the category paths among their keywords', () => {
    const tree = library();
    const { records, rejected, warnings } = readFile('a.ris', encode(written(toRis(tree))));
    expect([rejected, warnings]).toEqual([[], []]);
    const fields = ['title', 'year', 'doi', 'pmid', 'journal', 'url'] as const;
    for (const [index, record] of records.entries())
      for (const field of fields) expect(record[field]).toEqual(tree.studies[index]?.[field]);
    expect(records.map(({ authors }) => authors)).toEqual([
      ['Smith, Jane', 'Lee, Kim'],
      ['Garcia, M'],
      [],
      [],
    ]);
    expect(records.map(({ keywords }) => keywords)).toEqual([
      ['nudge', 'e-mail', 'Interventions > Reminders'],
      ['Interventions > Reminders', 'Interventions > Alerts'],
      ['Barriers'],
      [],
    ]);
  });

  it('keeps a line break of a title from becoming a field', () => {
    const { value } = library();
    const studies = [study('s0', 0, { title: 'One\nER  - \nTY  - BOOK\nTI  - Two' })];
    const { records } = readFile('a.ris', encode(written(toRis({ title: '', value, studies }))));
    expect(records.map(({ title }) => title)).toEqual(['One ER - TY - BOOK TI - Two']);
  });
});

describe('BibTeX', () => {
  it('escapes what BibTeX would read as its own', () => {
    const text = written(toBibtex(library()));
    expect(text).toContain('@article{smith2019email-0,');
    expect(text).toContain('abstract = {Only an abstract \\{with\\} 50\\% of \\$ signs\\_}');
    expect(text).toContain('doi = {10.1000/a_b}');
    expect(text).toContain('keywords = {nudge, e-mail, Interventions > Reminders}');
    const depth = [...text.replace(/\\[{}]/g, '')].reduce(
      (open, character) => open + (character === '{' ? 1 : character === '}' ? -1 : 0),
      0,
    );
    expect(depth).toBe(0);
  });

  it('has a key for each study, none twice', () => {
    const keys = [...written(toBibtex(library())).matchAll(/@article\{([^,]+),/g)].map(
      ([, key]) => key,
    );
    expect(new Set(keys).size).toBe(4);
  });
});

describe('CSL-JSON', () => {
  it('is one list of items with names in parts where they can be told', () => {
    const items = JSON.parse(written(toCslJson(library())));
    expect(items).toHaveLength(4);
    expect(items[0]).toMatchObject({
      author: [
        { family: 'Smith', given: 'Jane' },
        { family: 'Lee', given: 'Kim' },
      ],
      issued: { 'date-parts': [[2019]] },
      keyword: 'nudge; e-mail; Interventions > Reminders',
    });
    expect(items[1].author).toEqual([{ family: 'Garcia', given: 'M' }]);
    expect(JSON.parse(written(toCslJson({ ...library(), studies: [] })))).toEqual([]);
  });
});

describe('a part of a tree', () => {
  it('is a category with what is below it, and the studies there', () => {
    const part = partOf(library(), { categoryIds: ['interventions'] });
    expect(part.studies.map(({ number }) => number)).toEqual([0, 1]);
    expect(Object.keys(part.value.categories).sort()).toEqual([
      'alerts',
      'interventions',
      'reminders',
    ]);
    const deeper = partOf(library(), { categoryIds: ['alerts'] });
    const [record] = readFile('a.ris', encode(written(toRis(deeper)))).records;
    expect(record?.keywords).toEqual(['Alerts']);
  });

  it('is some studies with all their places', () => {
    const part = partOf(library(), { studyIds: new Set(['s1', 's3']) });
    expect(part.studies.map(({ number }) => number)).toEqual([1, 3]);
    expect(part.value.studyIds).toEqual(['s1', 's3']);
  });
});
