import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isIdentifierList, readIdentifiers } from '@/lib/literature/identifier-list';

const shortly = (text: string) =>
  readIdentifiers(text).identifiers.map(({ kind, value, line }) => `${line} ${kind} ${value}`);

describe('A list of identifiers', () => {
  it.each([
    ['one a line', '10.1000/ABC\n12345678\n', ['1 doi 10.1000/abc', '2 pmid 12345678']],
    [
      'with labels',
      'doi: 10.1000/a\r\nPMID: 123\rPMID 456',
      ['1 doi 10.1000/a', '2 pmid 123', '3 pmid 456'],
    ],
    [
      'as addresses',
      'https://doi.org/10.1000/a\nhttps://pubmed.ncbi.nlm.nih.gov/123/\nhttps://dx.doi.org/10.1000/b',
      ['1 doi 10.1000/a', '2 pmid 123', '3 doi 10.1000/b'],
    ],
    [
      'on one line',
      '123, 456 ;789\t10.1000/a,10.1000/b',
      ['1 pmid 123', '1 pmid 456', '1 pmid 789', '1 doi 10.1000/a', '1 doi 10.1000/b'],
    ],
    [
      'as columns with names',
      '"doi","pmid"\n"10.1000/a","123"\n',
      ['2 doi 10.1000/a', '2 pmid 123'],
    ],
    ['with marks before them', '- 10.1000/a\n• PMID: 123', ['1 doi 10.1000/a', '2 pmid 123']],
    [
      'of DOIs with odd signs',
      '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
      ['1 doi 10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2'],
    ],
  ])('%s', (_how, text, expected) => {
    expect(shortly(text)).toEqual(expected);
    expect(isIdentifierList(text)).toBe(true);
  });

  it('counts what is repeated, and names what is neither with its line', () => {
    const list = readIdentifiers('10.1000/a\n\nhello\nhttps://doi.org/10.1000/A\n');
    expect(list.identifiers).toHaveLength(1);
    expect(list.repeated).toBe(1);
    expect(list.unread).toEqual([{ line: 3, text: 'hello' }]);
  });

  it.each([
    ['a paper set', 'TY  - JOUR\nTI  - A title\nDO  - 10.1000/a\nER  - \n'],
    ['a table with titles', 'title,doi\nA study,10.1000/a\n'],
    ['nothing', ' \n'],
  ])('is not %s', (_what, text) => {
    expect(isIdentifierList(text)).toBe(false);
  });

  it('gives back whatever identifiers it was made of', () => {
    const identifier = fc.oneof(
      fc.integer({ min: 1, max: 99_999_999 }).map((number) => ['pmid', String(number)] as const),
      fc
        .stringMatching(/^[a-c0-9(][a-c0-9()./:-]{0,20}[a-c0-9)](?:;2-[a-c])?$/)
        .map((suffix) => ['doi', `10.1000/${suffix}`] as const),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(identifier, { selector: ([, value]) => value, minLength: 1 }),
        fc.constantFrom('\n', '\r\n', ' ', '\t'),
        (listed, between) => {
          const text = listed.map(([, value]) => value).join(between);
          const { identifiers } = readIdentifiers(text);
          expect(identifiers.map(({ kind, value }) => [kind, value])).toEqual(listed);
        },
      ),
    );
  });
});
