/** How fast paper sets are read, and how long 10,000 records take until they are saved. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readFile } from '@/lib/literature/read';

import { scoreDuplicates } from '../support/flagged-duplicates';
import type { Row } from './table';

const records = 10_000;
const abstract = 'Computerised reminders improved adherence to the guideline. '.repeat(25);

function risFile(): Uint8Array {
  const entries = Array.from({ length: records }, (_, index) =>
    [
      'TY  - JOUR',
      `TI  - Reminders and adherence in ward ${index}`,
      `AB  - ${abstract}`,
      `PY  - ${1990 + (index % 30)}`,
      `DO  - 10.1000/ward.${index}`,
      'ER  - ',
    ].join('\r\n'),
  );
  return new TextEncoder().encode(entries.join('\r\n'));
}

function csvFile(): Uint8Array {
  const rows = Array.from(
    { length: records },
    (_, index) => `"Reminders and adherence in ward ${index}","${abstract}",${1990 + (index % 30)}`,
  );
  return new TextEncoder().encode(['title,abstract,year', ...rows].join('\n'));
}

function nbibFile(): Uint8Array {
  const entries = Array.from({ length: records }, (_, index) =>
    [
      `PMID- ${1_000_000 + index}`,
      `TI  - Reminders and adherence in ward ${index}`,
      `AB  - ${abstract.replaceAll('. ', '.\n      ')}`,
      `DP  - ${1990 + (index % 30)} Mar`,
      'FAU - Yang, Zoe',
      'FAU - Wu, Bo',
    ].join('\n'),
  );
  return new TextEncoder().encode(entries.join('\n\n'));
}

function pubmedFile(): Uint8Array {
  const author =
    '<Author><LastName>Yang</LastName><ForeName>Zoe</ForeName><Initials>Z</Initials></Author>';
  const entries = Array.from(
    { length: records },
    (_, index) =>
      `<PubmedArticle><MedlineCitation><PMID>${1_000_000 + index}</PMID><Article><Journal><JournalIssue><Volume>7</Volume>` +
      `<PubDate><Year>${1990 + (index % 30)}</Year></PubDate></JournalIssue><Title>J</Title></Journal>` +
      `<ArticleTitle>Reminders and adherence in ward ${index}</ArticleTitle><Abstract>` +
      `<AbstractText Label="RESULTS">${abstract}</AbstractText></Abstract><AuthorList>${author.repeat(5)}</AuthorList>` +
      '</Article></MedlineCitation></PubmedArticle>',
  );
  return new TextEncoder().encode(`<PubmedArticleSet>${entries.join('\n')}</PubmedArticleSet>`);
}

async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function reading(name: string, bytes: Uint8Array): Promise<Row> {
  readFile(name, bytes);
  const taken = await seconds(() => readFile(name, bytes));
  return {
    what: `${name}: records with abstracts read a second`,
    figure: Math.round(records / taken).toLocaleString('en'),
    bar: '>= 5,000',
  };
}

function duplicates(): Row {
  const { precision, recall, found } = scoreDuplicates();
  return {
    what: 'duplicates among 179 records, against an expert',
    figure: `${found} found, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    bar: '>= 0.97, >= 0.97',
  };
}

function importOnce(ris: Uint8Array): { seconds: number; megabytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-bench-'));
  try {
    const file = join(folder, '10000.ris');
    writeFileSync(file, ris);
    const program = ['--import', 'tsx', 'tests/bench/import-once.ts', file];
    return JSON.parse(execFileSync(process.execPath, program, { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function benchImports(): Promise<readonly Row[]> {
  const ris = risFile();
  const rows = [
    await reading('10000.ris', ris),
    await reading('10000.nbib', nbibFile()),
    await reading('10000.xml', pubmedFile()),
    await reading('10000.csv', csvFile()),
    duplicates(),
  ];
  const { seconds: taken, megabytes } = importOnce(ris);
  return [
    ...rows,
    {
      what: '10,000 records from RIS to saved studies',
      figure: `${taken.toFixed(1)} s, ${megabytes.toFixed(0)} MB at most`,
      bar: '< 5 s, < 300 MB',
    },
  ];
}
