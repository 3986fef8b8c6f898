import { describe, expect, test } from 'vitest';
import { importReportSchema, planImport } from '@/lib/literature/import-report';
import { readLinesAs } from './sources';

const first = () =>
  readLinesAs('set.csv', 'title,abstract,year', 'One,x,2020', 'Two,,2020', ',,2020', 'one,y,2020');
const second = () => readLinesAs('set.csv', 'title;abstract', 'Three;z', '"Four');

describe('the account of an import', () => {
  test('every record of every file is imported, a duplicate or rejected', () => {
    const { report } = planImport([first(), second()]);
    expect(report.files).toEqual([
      {
        name: 'set.csv',
        format: 'csv',
        encoding: 'utf-8',
        records: 4,
        imported: 2,
        duplicates: 1,
        withAbstract: 2,
        rejected: [{ record: 3, line: 4, reason: 'has neither a title nor an abstract' }],
      },
      expect.objectContaining({ name: 'set.csv', records: 2, imported: 1, duplicates: 0 }),
    ]);
    for (const file of report.files) {
      expect(file.imported + file.duplicates + file.rejected.length).toBe(file.records);
    }
  });

  test('it has the shape of the API', () => {
    const { report } = planImport([first(), second()]);
    expect(importReportSchema.strict().parse(report)).toEqual(report);
  });

  test('studies come in the order of the files', () => {
    expect(planImport([first(), second()]).studies.map((study) => study.title)).toEqual([
      'One',
      'Two',
      'Three',
    ]);
    expect(planImport([second(), first()]).studies.map((study) => study.title)).toEqual([
      'Three',
      'One',
      'Two',
    ]);
  });

  test('the same file twice adds nothing the second time, though both have one name', () => {
    const { report, studies } = planImport([first(), first()]);
    expect(report.files.map((file) => [file.imported, file.duplicates])).toEqual([
      [2, 1],
      [0, 3],
    ]);
    expect(studies).toHaveLength(2);
  });

  test('studies of the topic are not imported again', () => {
    const existing = [{ key: 's1', title: 'Two', year: 2020, doi: null, pmid: null }];
    const { report, studies } = planImport([first()], existing);
    expect(report.files[0]).toMatchObject({ imported: 1, duplicates: 2 });
    expect(studies.map((study) => study.title)).toEqual(['One']);
  });

  test('warnings name their file', () => {
    const { warnings } = planImport([first(), readLinesAs('b.csv', 'title', 'One')]);
    expect(warnings).toEqual([
      { file: 'b.csv', record: null, line: 1, message: 'there is no abstract column' },
    ]);
  });
});
