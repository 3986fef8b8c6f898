import { describe, expect, test } from 'vitest';

import { readFile } from '@/lib/literature/read';

import { bytes } from './sources';

const filler = 'It worked, they say — again and again. '.repeat(40);
const count = 12_000;

/** Two lines each; with a sign outside Latin 1, and, where asked, a fault. */
function record(number: number, rest = ''): string {
  return `<PubmedArticle><MedlineCitation><PMID>${number}</PMID>\n<Article><ArticleTitle>Study ${number}</ArticleTitle><Abstract><AbstractText>${filler}</AbstractText></Abstract>${rest}</Article></MedlineCitation></PubmedArticle>`;
}

function file(change: (number: number) => string = () => ''): string {
  const records = Array.from({ length: count }, (_, at) => record(at + 1, change(at + 1)));
  return ['<?xml version="1.0"?>', '<PubmedArticleSet>', ...records, '</PubmedArticleSet>'].join(
    '\n',
  );
}

describe('A large file of PubMed', () => {
  test('has its records by number and line, as a small one has', () => {
    const text = file((number) => (number === 7_000 ? '<b>' : ''));
    expect(text.length).toBeGreaterThan(17 * 1024 * 1024);
    const { records, rejected, format, encoding } = readFile('large.xml', bytes(text));
    expect([format, encoding]).toEqual(['pubmed-xml', 'utf-8']);
    expect(records).toHaveLength(count - 1);
    const wrong = records.filter(
      ({ title, source }) =>
        title !== `Study ${source.record}` || source.line !== source.record * 2 + 1,
    );
    expect(wrong).toEqual([]);
    expect(rejected).toMatchObject([{ record: 7_000, line: 14_001 }]);
  });

  test('with an undecodable byte is read as a whole, and the byte reported', () => {
    const damaged = bytes(file());
    damaged[damaged.indexOf(0xe2, 8_000_000)] = 0xff;
    const { records, warnings } = readFile('large.xml', damaged);
    expect(records).toHaveLength(count);
    expect(warnings).toHaveLength(1);
  });

  test('that declares entities is refused', () => {
    const text = file().replace(
      '<PubmedArticleSet>',
      '<!DOCTYPE a [<!ENTITY b "c">]><PubmedArticleSet>',
    );
    expect(() => readFile('large.xml', bytes(text))).toThrow(/declares entities/);
  });
});

test('A large file of EndNote has all of its records, with whatever field they begin', () => {
  const records = Array.from({ length: count }, (_, at) => {
    const titles = `<titles><title>Study ${at + 1}</title></titles>`;
    return `<record>${titles}<abstract>${filler}</abstract></record>`;
  });
  const text = `<xml><records>${records.join('')}</records></xml>`;
  const report = readFile('large.xml', bytes(text));
  expect(report.format).toBe('endnote-xml');
  expect(report.records).toHaveLength(count);
});
