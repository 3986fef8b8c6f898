import { describe, expect, test } from 'vitest';
import { planImport } from '@/lib/literature/import-report';
import { readFixture } from './sources';

describe('real exports', () => {
  test.each([
    ['zotero.ris', 'ris', 10, 8],
    ['endnote.ris', 'ris', 10, 8],
    ['bom-mixed-newlines.ris', 'ris', 100, 98],
    ['invalid-tags.ris', 'ris', 100, 98],
    ['citavi.ris', 'ris', 100, 98],
    ['rayyan.csv', 'csv', 10, 8],
    ['covidence.csv', 'csv', 10, 8],
    ['zotero.csv', 'csv', 10, 8],
    ['scopus.csv', 'csv', 10, 10],
    ['refworks.tsv', 'tsv', 100, 98],
    ['missing-values.csv', 'csv', 4, 2],
    ['pubmed-80.nbib', 'nbib', 80, 77],
    ['pubmed-10.xml', 'pubmed-xml', 10, 7],
    ['endnote-102.xml', 'endnote-xml', 102, 98],
    ['endnote-duplicates-179.xml', 'endnote-xml', 179, 170],
    ['scopus-8.bib', 'bibtex', 8, 8],
    ['csl-60.json', 'json', 60, 60],
  ])(
    '%s is %s with %i records, %i of them with an abstract',
    (name, format, records, withAbstract) => {
      const [file] = planImport([readFixture(name)]).report.files;
      expect(file).toMatchObject({ name, format, encoding: 'utf-8', records, withAbstract });
      expect(file?.rejected).toEqual([]);
    },
  );

  test('the same ten papers come out of four tools', () => {
    const [zotero, ...others] = ['zotero.ris', 'zotero.csv', 'endnote.ris', 'rayyan.csv'].map(
      (name) => readFixture(name).records,
    );
    const byDoi = (records = zotero) =>
      [...(records ?? [])]
        .sort((a, b) => (a.doi ?? '').localeCompare(b.doi ?? ''))
        .map(({ doi, year, abstract, authors }) => ({
          doi,
          year,
          abstract: abstract.replace(/\W+/g, ''),
          surnames: authors.map((author) => author.split(',')[0]),
        }));
    for (const records of others) expect(byDoi(records)).toEqual(byDoi());
  });

  test('the papers that PubMed and EndNote both hold have the same text in both', () => {
    const endnote = new Map(
      readFixture('endnote-102.xml').records.map((each) => [each.pmid, each]),
    );
    const pairs = readFixture('pubmed-80.nbib').records.flatMap((record) => {
      const other = endnote.get(record.pmid);
      return other === undefined ? [] : [[record, other] as const];
    });
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '').toLowerCase();
    expect(pairs.length).toBeGreaterThan(70);
    for (const [nbib, xml] of pairs) {
      expect(letters(nbib.title)).toBe(letters(xml.title));
      expect([nbib.year, nbib.volume]).toEqual([xml.year, xml.volume]);
    }
  });

  test('BibLaTeX in UTF-16 is read to its last field', () => {
    expect(readFixture('utf16be-bom.bib')).toMatchObject({
      encoding: 'utf-16be',
      records: [{ year: 2011, doi: '10.1136/vr.d6221', pages: '685-686', volume: '169' }],
    });
  });

  test('JATS and other markup is no part of any abstract', () => {
    for (const { title, abstract } of readFixture('csl-60.json').records)
      expect(title + abstract).not.toMatch(/<\/?(?:jats|p|i|sub|sup)\b|&(?:lt|amp);/);
  });

  test('all of them at once hold the same papers only once', () => {
    const { report, studies, duplicates } = planImport(
      ['zotero.ris', 'endnote.ris', 'rayyan.csv', 'zotero.csv', 'covidence.csv'].map(readFixture),
    );
    expect(report.files.map((file) => [file.imported, file.duplicates])).toEqual([
      [10, 0],
      [0, 10],
      [0, 10],
      [0, 10],
      // Two of its ten are other papers.
      [2, 8],
    ]);
    expect(studies).toHaveLength(12);
    expect(new Set(duplicates.map((duplicate) => duplicate.by))).toEqual(new Set(['doi']));
  });

  test('a talk and an article of the same title, with two DOIs, are for a person to decide', () => {
    const { report, possible } = planImport([readFixture('bom-mixed-newlines.ris')]);
    expect(report.files[0]).toMatchObject({ records: 100, imported: 100, duplicates: 0 });
    expect(possible).toMatchObject([
      { record: { pages: 'S105' }, differs: ['pages', 'volume', 'doi'] },
    ]);
  });

  test('continuation lines are paragraphs of the abstract', () => {
    const record = readFixture('citavi.ris').records.find((each) =>
      each.abstract.includes('PROSPERO (CRD42015025246)'),
    );
    const headings = record?.abstract.split('\n').filter((paragraph) => paragraph.length < 12);
    expect(headings).toEqual(['Background', 'Method', 'Results', 'Conclusion']);
  });

  test('keywords that EndNote writes below each other are separate', () => {
    expect(readFixture('endnote.ris').records[0]?.keywords).toContain('biostratigraphy');
  });

  test('running numbers between records are named and left out', () => {
    const { warnings, records } = readFixture('invalid-tags.ris');
    expect(warnings).toEqual([
      { record: null, line: 1, message: expect.stringContaining('left out: 100') },
    ]);
    expect(records[1]?.source).toEqual({ file: 'invalid-tags.ris', record: 2, line: 41 });
  });

  test('PubMed ids are found in their column and in links', () => {
    const found = (name: string) => readFixture(name).records.filter((each) => each.pmid !== null);
    expect(found('scopus.csv')).toHaveLength(7);
    expect(found('scopus.csv')[0]?.pmid).toBe('38580657');
    expect(found('bom-mixed-newlines.ris')[0]?.pmid).toBe('22752652');
  });
});
