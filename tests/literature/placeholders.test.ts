import { describe, expect, test } from 'vitest';

import { planImport } from '@/lib/literature/import-report';
import type { FileReport } from '@/lib/literature/read';

import { readLinesAs } from './sources';

const placeholders = new Map([
  [0, 's0'],
  [2, 's2'],
]);

const plan = (...files: FileReport[]) => planImport(files, { existing: [], placeholders });

describe('records with the number of a placeholder', () => {
  const file = () =>
    readLinesAs('set.csv', 'number,title,claim', '2,Two,It works.', '1,One,', ',Other,', '0,Zero,');

  test('fill it in; all others are new studies', () => {
    const { filled, studies, report } = plan(file());
    expect(filled.map(({ record, key }) => [key, record.title, record.claim])).toEqual([
      ['s2', 'Two', 'It works.'],
      ['s0', 'Zero', null],
    ]);
    expect(studies.map(({ title }) => title)).toEqual(['One', 'Other']);
    expect(report.files[0]).toMatchObject({ records: 4, imported: 4, filled: 2, duplicates: 0 });
  });

  test('fill it in once: a later one is rejected by name, from another file too', () => {
    const { filled, report } = plan(
      file(),
      readLinesAs('b.csv', 'number,title', '9,Nine', '2,Too'),
    );
    expect(filled.map(({ record }) => record.title)).toEqual(['Two', 'Zero']);
    expect(report.files[1]).toMatchObject({ records: 2, imported: 1, filled: 0 });
    expect(report.files[1]?.rejected).toEqual([
      { record: 2, line: 3, reason: 'has the number 2, which record 1 of "set.csv" has as well' },
    ]);
  });

  test('mean nothing where there are no placeholders, as in a table with numbers of issues', () => {
    const { studies, filled, report } = planImport([file()]);
    expect([studies.length, filled.length]).toEqual([4, 0]);
    expect(report.files[0]).not.toHaveProperty('filled');
  });

  test('are numbers and nothing else', () => {
    const numbers = ['2', ' 0 ', '2.0', '-2', '2a', '', '1234567'];
    const set = readLinesAs('set.csv', 'number,title', ...numbers.map((number) => `${number},T`));
    expect(set.records.map(({ number }) => number)).toEqual([2, 0, null, null, null, null, null]);
  });
});
