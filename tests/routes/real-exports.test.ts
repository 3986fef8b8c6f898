/** The faults of real exports, each through the upload as the page sends it. */

import { describe, expect, it } from 'vitest';

import type { ImportPreview } from '@/lib/api/import-contract';
import type { Topic } from '@/lib/api/topic-contract';

import { useDatabase } from '../support/database';
import { ask, upload } from '../support/http';
import { getTree, plantCorrection } from '../support/http-trees';
import { workbook } from '../support/workbooks';

useDatabase();

type Files = Parameters<typeof upload>[0];

async function preview(files: Files, path = '/api/topics'): Promise<ImportPreview> {
  return ask(200, 'POST', `${path}?preview=true`, { body: upload(files) });
}

const risOf = (number: number) =>
  `TY  - JOUR\nTI  - Reminders in ward ${number}\nAU  - Yang, Zoe\nAB  - What was found in ward ${number}.\nPY  - 2019\nDO  - 10.1000/ward.${number}\nER  - \n`;
const titleOf = (number: number) => `Reminders in ward ${number}`;
const titles = (count: number) => Array.from({ length: count }, (_, at) => titleOf(at + 1));

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function utf16(text: string, isBigEndian = false): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
  return new Uint8Array(view.buffer);
}

const csv = `title,abstract,year\n${titles(3)
  .map((title) => `"${title}","It wörked, they say",2019`)
  .join('\n')}\n`;
const nbib = [1, 2, 3]
  .map(
    (number) =>
      `PMID- 3000000${number}\nOWN - NLM\nDP  - 2019 Mar\nTI  - ${titleOf(number)}\nAB  - What was found in\n      ward ${number}.\nFAU - Yang, Zoe\n`,
  )
  .join('\n');
const ris = [1, 2, 3].map(risOf);

/** One undecodable byte in the abstract of the second row. */
function damaged(): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(csv);
  const at = csv.indexOf('It w', csv.indexOf(titleOf(2)));
  // The ö of the row before takes two bytes.
  bytes[at + 1] = 0xff;
  return bytes;
}

describe('An export', () => {
  it.each<[string, string, string | Uint8Array<ArrayBuffer>, string]>([
    [
      'of numbered records',
      'a.ris',
      ris.map((each, at) => `${at + 1}. \n${each}`).join('\n'),
      'ris',
    ],
    [
      'with numbers in angle brackets',
      'a.ris',
      ris.map((each, at) => `<${at + 1}>\n${each}`).join('\n'),
      'ris',
    ],
    ['from PubMed named .ris', 'a.ris', nbib, 'nbib'],
    ['from PubMed named .txt', 'a.txt', nbib, 'nbib'],
    [
      'below the provider’s preamble',
      'a.ris',
      `Provider: Ovid\nContent: text/plain; charset="UTF-8"\n\n${ris.join('\n')}`,
      'ris',
    ],
    ['with lines that end with CR alone', 'a.ris', ris.join('\n').replaceAll('\n', '\r'), 'ris'],
    ['as a table with lines that end with CR alone', 'a.csv', csv.replaceAll('\n', '\r'), 'csv'],
    ['in UTF-16 without a mark', 'a.ris', utf16(ris.join('\n')), 'ris'],
    ['in big-endian UTF-16 without a mark', 'a.csv', utf16(csv, true), 'csv'],
    [
      'below a search strategy',
      'a.csv',
      `"Search: (remind* OR alert*), 2019"\n"Database: Embase <1974 to 2019>"\n\n${csv}`,
      'csv',
    ],
    [
      'with semicolons and a mark',
      'a.csv',
      `\uFEFF${csv.replaceAll(',2019', ';2019').replaceAll('","', '";"').replace('title,abstract,year', 'title;abstract;year')}`,
      'csv',
    ],
    ['with an undecodable byte', 'a.csv', damaged(), 'csv'],
    [
      'with text after ER',
      'a.ris',
      ris.map((each) => each.replace('ER  - ', 'ER  - end of record')).join(''),
      'ris',
    ],
    [
      'with blank lines within records',
      'a.ris',
      ris.join('').replaceAll('\nAB', '\n\n\nAB'),
      'ris',
    ],
  ])('%s has all its records', async (_what, name, content, format) => {
    const { report, sample, studies } = await preview({ [name]: content });
    expect(report.files).toMatchObject([{ format, records: 3, imported: 3, rejected: [] }]);
    expect(studies).toBe(3);
    expect(sample.map(({ title }) => title)).toEqual(titles(3));
    expect(sample.every(({ hasAbstract, year }) => hasAbstract && year === 2019)).toBe(true);
  });

  it('with undecodable bytes is reported by the line of each', async () => {
    const { report } = await preview({ 'a.csv': damaged() });
    expect(report.files[0]?.warnings).toMatchObject([{ line: 3 }]);
  });

  it('of 2,544 rows below a title row in a workbook has them all', async () => {
    const rows = titles(2_544).map((title, at) => [title, `Found in ${at}`, 2019]);
    const bytes = workbook({
      Export: [['Search of May'], [], ['Title', 'Abstract', 'Year'], ...rows],
    });
    const { report, sample } = await preview({ 'all.xlsx': bytes });
    expect(report.files).toMatchObject([{ format: 'xlsx', records: 2_544, imported: 2_544 }]);
    expect(sample.map(({ title }) => title)).toEqual(titles(2_544));
  });
});

it('Five overlapping exports of one search, uploaded together, are one set without duplicates', async () => {
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const files = {
    'medline.nbib': range(1, 40)
      .map(
        (n) =>
          `PMID- ${3_000_000 + n}\nDP  - 2019\nTI  - ${titleOf(n)}.\nFAU - Yang, Zoe\nAB  - What was found.\n`,
      )
      .join('\n'),
    'embase.csv': `Title,Author Names,Publication Year,Abstract,Medline PMID,DOI\n${range(21, 60)
      .map(
        (n) =>
          `${titleOf(n).toUpperCase()},"Yang Z.",2019,Found.,${3_000_000 + n},10.1000/ward.${n}`,
      )
      .join('\n')}`,
    'ovid.ris': range(31, 70).map(risOf).join('\n'),
    'scopus.bib': range(51, 80)
      .map(
        (n) =>
          `@article{k${n}, title={${titleOf(n)}}, author={Yang, Zoe}, year={2019}, doi={10.1000/WARD.${n}}}`,
      )
      .join('\n'),
    'wos.txt': `FN Clarivate Analytics Web of Science\nVR 1.0\n${range(61, 90)
      .map((n) => `PT J\nAU Yang, Z\nTI ${titleOf(n)}\nPY 2019\nDI 10.1000/ward.${n}\nER\n`)
      .join('\n')}\nEF`,
  };
  const { report, studies, sample } = await preview(files);
  expect(report.files.map(({ format, records }) => [format, records])).toEqual([
    ['nbib', 40],
    ['csv', 40],
    ['ris', 40],
    ['bibtex', 30],
    ['wos', 30],
  ]);
  for (const { records, imported, duplicates, rejected } of report.files)
    expect(imported + duplicates + rejected.length).toBe(records);
  expect(studies).toBe(90);
  expect(new Set(sample.map(({ title }) => title.toLowerCase().replace(/\.$/, '')))).toEqual(
    new Set(titles(90).map((title) => title.toLowerCase())),
  );
});

it('Near-duplicates of a topic’s studies that come later change neither numbers nor places', async () => {
  const planted = await plantCorrection();
  const { topicId, treeId } = planted;
  const load = () => ask<Topic>(200, 'GET', `/api/topics/${topicId}`);
  const [before, placesBefore] = [await load(), await getTree(treeId)];
  const twins = before.studies.map(({ title, year }, at) => {
    const odd = title.toUpperCase().replace('EFFECT OF', 'Effect of:');
    return `"${odd}${at % 2 ? '.' : ''}",,${year}`;
  });
  const file = ['title,abstract,year', ...twins, 'Quite another study of nudges,Text,2020'].join(
    '\n',
  );
  const path = `/api/topics/${topicId}/files`;
  const { merged, studies } = await preview({ 'again.csv': file }, path);
  expect([merged.length, studies]).toEqual([6, 1]);
  await ask(201, 'POST', path, { body: upload({ 'again.csv': file }) });
  const after = await load();
  expect(after.studies.slice(0, 6)).toEqual(before.studies);
  expect(after.studies.slice(6)).toMatchObject([
    { number: 6, title: 'Quite another study of nudges' },
  ]);
  const places = await getTree(treeId);
  expect(places.assignments).toEqual(placesBefore.assignments);
  expect(places.uncategorised).toEqual([...placesBefore.uncategorised, after.studies[6]?.id]);
});
