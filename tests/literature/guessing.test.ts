import { describe, expect, test } from 'vitest';

import { readFile } from '@/lib/literature/read';

import { workbook } from '../support/workbooks';
import { bytes, refusalOf, titlesOf } from './sources';

const long = 'Computerised reminders improved adherence to the guideline. '.repeat(8);
const unknown = [
  'Nr;Bezeichnung des Papers;Text;Erschienen;Kennung',
  `1;Nudging clinicians towards evidence;${long};2018;10.1000/A`,
  `2;Audit and feedback in primary care;${long};2019;10.1000/B`,
].join('\n');

describe('a table whose column names nobody knows', () => {
  test('is refused, unless it is only looked at', () => {
    expect(refusalOf('set.csv', unknown)).toContain(
      'none of its columns is a title or an abstract',
    );
    const report = readFile('set.csv', bytes(unknown), { guess: true });
    expect(report.table).toMatchObject({ header: 1, guessed: true });
    expect(report.table?.columns.map(({ name, field }) => [name, field])).toEqual([
      ['Nr', null],
      ['Bezeichnung des Papers', 'title'],
      ['Text', 'abstract'],
      ['Erschienen', 'year'],
      ['Kennung', 'doi'],
    ]);
    expect(report.table?.columns[1]?.examples).toContain('Nudging clinicians towards evidence');
    expect(report.records).toMatchObject([{ year: 2018, doi: '10.1000/a' }, { year: 2019 }]);
  });

  test('is read as a person says', () => {
    const report = readFile('set.csv', bytes(unknown), { columns: { 1: 'abstract', 0: 'title' } });
    expect(report.records).toMatchObject([
      { title: '1', abstract: 'Nudging clinicians towards evidence', year: null },
      { title: '2' },
    ]);
    expect(report.table?.guessed).toBe(false);
  });

  test('may have no column names at all', () => {
    const headless = unknown.split('\n').slice(1).join('\n');
    const report = readFile('set.csv', bytes(headless), { guess: true });
    expect(report.table).toMatchObject({ header: null });
    expect(report.records).toHaveLength(2);
    expect(report.records[0]).toMatchObject({ title: 'Nudging clinicians towards evidence' });
  });

  test('may be a worksheet', () => {
    const sheet = workbook({ S: unknown.split('\n').map((row) => row.split(';')) });
    expect(titlesOf(readFile('set.xlsx', sheet, { guess: true }))).toHaveLength(2);
    expect(titlesOf(readFile('set.xlsx', sheet, { columns: { 1: 'title' } }))).toHaveLength(2);
  });

  test('is not guessed where nothing reads like a title', () => {
    const numbers = 'a,b\n1,2\n3,4\n';
    expect(() => readFile('set.csv', bytes(numbers), { guess: true })).toThrow(
      'none of its columns',
    );
  });
});

test('known columns can be said to be others', () => {
  const text = 'Title,Abstract,Notes\nOne,x,The real abstract\n';
  const report = readFile('set.csv', bytes(text), { columns: { 0: 'title', 2: 'abstract' } });
  expect(report.records).toMatchObject([{ title: 'One', abstract: 'The real abstract' }]);
});

describe('what is certainly no table', () => {
  test.each([
    ['XML', '<?xml version="1.0"?>\n<a>\ntitle;year\nOne;2019\nTwo;2020\n</a>'],
    ['JSON', '{ "required": {\n"author",\n"title",\n"year",\n"author","title","year"\n} }'],
    [
      'prose with a heading',
      'A paper of ours\n\nAbstract\nWe looked at reminders.\nThey worked.\n',
    ],
  ])('%s is refused, and nothing is guessed of it', (_, text) => {
    expect(() => readFile('a.txt', bytes(text), { guess: true })).toThrow('seems to be');
  });
});
