import { expect, test } from 'vitest';

import { planImport } from '@/lib/literature/import-report';
import { readFile } from '@/lib/literature/read';
import type { LiteratureRecord } from '@/lib/literature/record';

import { workbook } from '../support/workbooks';
import { bytes, readFixture } from './sources';
import { toCsv, toRis } from './writers';

const papers = readFixture('zotero.ris').records;

function toNbib(records: readonly LiteratureRecord[]): string {
  const record = ({ title, abstract, year, doi, authors, journal }: LiteratureRecord, at: number) =>
    [
      `PMID- ${9_000_000 + at}`,
      `TI  - ${title.replaceAll(' and ', '\n      and ')}`,
      `LID - ${doi} [doi]`,
      ...(abstract ? [`AB  - ${abstract.replaceAll('\n', '\n      ')}`] : []),
      ...authors.map((author) => `FAU - ${author}`),
      `DP  - ${year} Mar`,
      `JT  - ${journal}`,
    ].join('\n');
  return records.map(record).join('\n\n');
}

function toBibtex(records: readonly LiteratureRecord[]): string {
  const entry = ({ title, abstract, year, doi, authors, journal }: LiteratureRecord, at: number) =>
    `@article{k${at},\n title = {${title}},\n abstract = {${abstract}},\n year = ${year},\n doi = {${doi}},\n` +
    ` author = {${authors.join(' and ')}},\n journal = {${journal}}\n}`;
  return records.map(entry).join('\n\n');
}

function toCsl(records: readonly LiteratureRecord[]): string {
  return JSON.stringify(
    records.map(({ title, abstract, year, doi, authors, journal }) => ({
      title,
      abstract,
      DOI: doi,
      issued: { 'date-parts': [[year]] },
      author: authors.map((author) => ({ literal: author })),
      'container-title': journal,
    })),
  );
}

const header = ['Title', 'Abstract', 'Year', 'DOI', 'Authors', 'Journal'];
const rows = papers.map(({ title, abstract, year, doi, authors, journal }) => [
  title,
  abstract,
  year,
  doi,
  authors.join('; '),
  journal,
]);

const files: readonly (readonly [string, Uint8Array])[] = [
  ['ris', bytes(toRis(papers, { lineEnd: '\r\n', continues: true }))],
  ['nbib', bytes(toNbib(papers))],
  ['bibtex', bytes(toBibtex(papers))],
  ['json', bytes(toCsl(papers))],
  ['csv', bytes(toCsv(papers, ';'))],
  ['xlsx', workbook({ Sheet1: [header, ...rows] })],
];

const letters = (text: string) => text.replace(/\s+/g, ' ');
const essence = ({ title, abstract, year, doi, authors, journal }: LiteratureRecord) => ({
  title: letters(title),
  abstract: letters(abstract),
  year,
  doi,
  authors,
  journal,
});

test.each(files)('the same ten papers come out of %s', (format, content) => {
  const report = readFile(`papers.${format}`, content);
  expect(report.format).toBe(format);
  expect(report.records.map(essence)).toEqual(papers.map(essence));
});

test('all formats together hold ten studies', () => {
  const { studies, duplicates } = planImport(
    files.map(([name, content]) => readFile(name, content)),
  );
  expect(studies.map(essence)).toEqual(papers.map(essence));
  expect(duplicates).toHaveLength(50);
  expect(studies[0]?.alsoIn.map(({ file }) => file)).toEqual([
    'nbib',
    'bibtex',
    'json',
    'csv',
    'xlsx',
  ]);
});
