import { beforeAll, describe, expect, test } from 'vitest';

import { readFile, readParts } from '@/lib/literature/read';
import { isOldOffice, prepareToRead } from '@/lib/literature/workbook/xls';

import { lockedWorkbook, oldWordFile, oldWorkbook } from '../support/old-workbooks';
import { archive, workbook } from '../support/workbooks';
import { refusalOf, titlesOf } from './sources';

const papers = [
  ['Authors', 'Article Title', 'Publication Year', 'Abstract', 'DOI', 'Pubmed Id'],
  ['Yáñez, Z; Wu, B', 'Nudging — “one”', 2019, 'It worked.', '10.1000/ONE', 30000001],
  [null, 'Two', new Date('2020-03-01T00:00:00Z')],
];
const savedRecords = oldWorkbook({ savedrecs: papers });

beforeAll(() => prepareToRead([savedRecords]));

describe('old Excel workbooks', () => {
  test('are read like any other table, with accents, numbers and dates', () => {
    const report = readFile('savedrecs.xls', savedRecords);
    expect(report).toMatchObject({ format: 'xls', name: 'savedrecs.xls', rejected: [] });
    expect(report.records).toMatchObject([
      {
        ...{ title: 'Nudging — “one”', abstract: 'It worked.', year: 2019, doi: '10.1000/one' },
        ...{ pmid: '30000001', authors: ['Yáñez, Z', 'Wu, B'], source: { record: 1, line: 2 } },
      },
      { title: 'Two', year: 2020, authors: [], source: { record: 2, line: 3 } },
    ]);
  });

  test('give what the new kind gives', () => {
    const rows = [['Search of 1 May'], [], ['Title', 'Year'], ['One', 2018], [], ['Two', 2019]];
    const essence = (name: string, bytes: Uint8Array) =>
      readFile(name, bytes).records.map(({ source: { line }, title, year }) => [line, title, year]);
    expect(essence('a.xls', oldWorkbook({ A: rows }))).toEqual(
      essence('a.xlsx', workbook({ A: rows })),
    );
  });

  test('have a report for each sheet with studies', () => {
    const sheets = { Old: [['Title'], ['One']], Notes: [['Colour']], New: [['Title'], ['Two']] };
    const reports = readParts('a.xls', oldWorkbook(sheets));
    expect(reports.map(({ name }) => name)).toEqual(['a.xls › Old', 'a.xls › New']);
  });

  test('may be packed in an archive', () => {
    const [report] = readParts('a.zip', archive({ 'set.xls': savedRecords }));
    expect(report).toMatchObject({ name: 'a.zip › set.xls', format: 'xls' });
    expect(report && titlesOf(report)).toEqual(['Nudging — “one”', 'Two']);
  });

  test.each([
    ['old.doc', oldWordFile(), 'is no Excel file, or a damaged one'],
    ['cut.xls', savedRecords.slice(0, 1_000), 'is no Excel file, or a damaged one'],
    ['locked.xls', lockedWorkbook(), 'is protected by a password: save it without one'],
    ['colours.xls', oldWorkbook({ A: [['Colour'], ['red']] }), 'no sheet has a column for titles'],
  ])('%s is refused with what to do', (name, bytes, sentence) => {
    expect(isOldOffice(bytes)).toBe(true);
    expect(refusalOf(name, bytes)).toContain(
      `"${name}" ${sentence.replace(/^no sheet/, 'is a workbook, but no sheet')}`,
    );
  });
});
