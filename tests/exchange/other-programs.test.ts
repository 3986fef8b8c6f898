/** What is written here as other people's programs read it. */

import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

import { Cite } from '@citation-js/core';
import { Parser, Store } from 'n3';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import { toBibtex } from '@/lib/exchange/bibtex';
import { toCslJson } from '@/lib/exchange/csl-json';
import { toRis } from '@/lib/exchange/ris';
import { toSkos } from '@/lib/exchange/skos';
import { toSheets } from '@/lib/exchange/spreadsheet';
import type { TreeExport } from '@/lib/exchange/tree-export';
import { toXlsx } from '@/lib/exchange/xlsx';
import { tree } from '../support/tree-dsl';
import { library, study, written } from './library';

/** Texts that mean something in one of the formats. */
function awkward(): TreeExport {
  const value = tree`
    A, B; C [s0 s1]
      "Quoted" #1 [s2]
  `;
  const studies = [
    study('s0', 0, {
      title: 'Cost–effectiveness of 50% {braces} & $5 \\ ~tilde^ #1_x',
      abstract: 'One.\nTY  - BOOK\nER  - \n@article{x, title = {y}}',
      authors: ['Garcia M', 'van der Berg, Anna-Lena', 'Smith and Sons', 'Müller, Jörg', '李明'],
      year: 2020,
      journal: 'Économie & santé',
    }),
    study('s1', 1, { title: 'Ὑγιεία — 手指衛生', keywords: ['hand, washing', 'a; b'] }),
    study('s2', 2, {
      title: 'A "quoted" title with \ttabs',
      doi: '10.1000/(sici)1<3::aid>3.0.co;2-x',
    }),
  ];
  return { title: 'Awkward', value, studies };
}

interface Item {
  readonly title?: string;
  readonly author?: readonly Record<string, string>[];
  readonly keyword?: string;
  readonly DOI?: string;
  readonly abstract?: string;
}

const formats = [
  ['RIS', '@ris/file', toRis],
  ['BibTeX', '@biblatex/text', toBibtex],
  ['CSL-JSON', '@else/json', toCslJson],
] as const;

describe.each(formats)('citation-js reads our %s', (format, forceType, write) => {
  const read = (exported: TreeExport) =>
    new Cite(written(write(exported)), { forceType }).data as readonly Item[];

  it('study by study, with titles, identifiers and abstracts', () => {
    for (const exported of [library(), awkward()]) {
      const items = read(exported);
      expect(items).toHaveLength(exported.studies.length);
      const spaced = (text: string) => text.replace(/\s+/g, ' ');
      expect(items.map(({ title = '' }) => spaced(title))).toEqual(
        exported.studies.map(({ title }) => spaced(title)),
      );
      expect(items.map((item) => item.DOI ?? null)).toEqual(exported.studies.map(({ doi }) => doi));
      expect(items.map(({ abstract = '' }) => spaced(abstract))).toEqual(
        exported.studies.map(({ abstract }) => spaced(abstract)),
      );
    }
  });

  it('with the parts of names, where they can be told', () => {
    const [first] = read(awkward());
    const [garcia, berg, sons, müller, li] = first?.author ?? [];
    expect(garcia).toEqual({ family: 'Garcia', given: 'M' });
    expect({
      given: berg?.given,
      family: [berg?.['non-dropping-particle'], berg?.['dropping-particle'], berg?.family]
        .filter(Boolean)
        .join(' '),
    }).toEqual({ given: 'Anna-Lena', family: 'van der Berg' });
    expect(Object.values(sons ?? {}).join(' ')).toBe('Smith and Sons');
    expect(müller).toEqual({ family: 'Müller', given: 'Jörg' });
    expect(Object.values(li ?? {})).toEqual(['李明']);
  });

  it('with the paths of categories among the keywords', () => {
    const [first] = read(library());
    expect(first?.keyword?.split(/[,;] ?/)).toEqual([
      'nudge',
      'e-mail',
      'Interventions > Reminders',
    ]);
    const third = read(awkward())[2];
    expect(third?.keyword).toContain(
      format === 'CSL-JSON' ? 'A, B; C > "Quoted" #1' : '> "Quoted" #1',
    );
  });
});

describe('an RDF parser reads our SKOS', () => {
  it('as concepts with one broader each, in one scheme', () => {
    const store = new Store(new Parser().parse(written(toSkos(awkward()))));
    const skos = 'http://www.w3.org/2004/02/skos/core#';
    const names = store.getObjects(null, `${skos}prefLabel`, null).map(({ value }) => value);
    expect(names).toEqual(expect.arrayContaining(['Awkward', 'A, B; C', '"Quoted" #1']));
    expect(store.getQuads(null, `${skos}broader`, null, null)).toHaveLength(1);
    expect(store.getQuads(null, `${skos}hasTopConcept`, null, null)).toHaveLength(1);
    expect(store.getQuads(null, `${skos}inScheme`, null, null)).toHaveLength(2);
    const titles = store.getObjects(null, 'http://purl.org/dc/terms/title', null);
    expect(titles.map(({ value }) => value)).toEqual(awkward().studies.map(({ title }) => title));
  });
});

describe('a spreadsheet library reads our workbook', () => {
  it('sheet by sheet, cell by cell', async () => {
    for (const exported of [library(), awkward()]) {
      const read = await readWorkbook(Buffer.from(await toXlsx(exported)));
      const trimmed = (cell: unknown) => (typeof cell === 'string' ? cell.trim() : cell);
      expect(read.map(({ sheet, data }) => [sheet, data.map((row) => row.map(trimmed))])).toEqual(
        toSheets(exported).map(({ name, rows }) => [name, rows.map((row) => row.map(trimmed))]),
      );
    }
  });
});
