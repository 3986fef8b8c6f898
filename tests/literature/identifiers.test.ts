import { describe, expect, test } from 'vitest';
import { normaliseDoi, normalisePmid, parseYear, webAddress } from '@/lib/literature/identifiers';

describe('identifiers', () => {
  test.each([
    ['10.1000/ABC', '10.1000/abc'],
    ['https://doi.org/10.1000/abc', '10.1000/abc'],
    ['http://dx.doi.org/10.1000/abc', '10.1000/abc'],
    ['doi: 10.1000/abc [doi]', '10.1000/abc'],
    ['DOI:10.1000/abc.', '10.1000/abc'],
    ['https://doi.org/10.1000%2Fabc', '10.1000/abc'],
    ['10.1000/abc     LK  - https://a.org', '10.1000/abc'],
    [
      '10.1002/(SICI)1097(19980815/30)17:15<1661::AID>3.0.CO;2-2',
      '10.1002/(sici)1097(19980815/30)17:15<1661::aid>3.0.co;2-2',
    ],
    ['nan', null],
    ['10.1000', null],
    ['https://a.org/10.1000/abc', null],
    ['', null],
  ])('the DOI of %j is %j', (text, doi) => expect(normaliseDoi(text)).toBe(doi));

  test.each([
    ['123', '123'],
    ['00123', '123'],
    ['123.0', '123'],
    ['PMID: 123', '123'],
    ['PUBMED 123', '123'],
    ['https://pubmed.ncbi.nlm.nih.gov/123/', '123'],
    ['PMC123', null],
    ['0', null],
    ['12345678901', null],
  ])('the PubMed id of %j is %j', (text, pmid) => expect(normalisePmid(text)).toBe(pmid));

  test.each([
    ['2012', 2012],
    ['2012/07/03/', 2012],
    ['2024///', 2024],
    ['3 Jul 2012', 2012],
    ['2012.0', 2012],
    ['20120703', 2012],
    ['20121903', null],
    ['0012', null],
    ['3000', null],
    ['', null],
  ])('the year of %j is %j', (text, year) => expect(parseYear(text)).toBe(year));

  test.each([
    ['https://a.org/b', 'https://a.org/b'],
    ['HTTP://a.org   U2  - L20', 'HTTP://a.org'],
    ['ftp://a.org', null],
    ['javascript:alert(1)//https://a.org', null],
    ['https://', null],
    [`https://a.org/${'b'.repeat(2_000)}`, null],
  ])('the address in %j is %j', (text, url) => expect(webAddress(text)).toBe(url));
});
