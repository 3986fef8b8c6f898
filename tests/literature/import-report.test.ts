import { describe, expect, test } from 'vitest';
import { planImport } from '@/lib/literature/import-report';
import { importReportSchema } from '@/lib/literature/import-shapes';
import { readLinesAs, record } from './sources';

const first = () =>
  readLinesAs('set.csv', 'title,abstract,year', 'One,x,2020', 'Two,,2020', ',,2020', 'one,y,2020');
const second = () => readLinesAs('set.csv', 'title;abstract', 'Three;z', '"Four');

describe('the account of an import', () => {
  test('every record of every file is imported, a duplicate or rejected', () => {
    const { report } = planImport([first(), second()]);
    expect(report.files).toEqual([
      {
        name: 'set.csv',
        upload: 0,
        format: 'csv',
        encoding: 'utf-8',
        records: 4,
        imported: 2,
        duplicates: 1,
        withAbstract: 2,
        missing: { title: 0, abstract: 1, year: 0, authors: 3, identifier: 3 },
        table: expect.objectContaining({ header: 1, guessed: false }),
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
    const existing = [{ ...record({ title: 'Two', year: 2020 }), key: 's1', hasAbstract: false }];
    const { report, studies } = planImport([first()], { existing, placeholders: new Map() });
    expect(report.files[0]).toMatchObject({ imported: 1, duplicates: 2 });
    expect(studies.map((study) => study.title)).toEqual(['One']);
  });

  test('warnings name their file', () => {
    const { warnings } = planImport([first(), readLinesAs('b.csv', 'title', 'One')]);
    expect(warnings).toEqual([
      { file: 'b.csv', record: null, line: 1, message: 'there is no abstract column' },
    ]);
  });

  test('what a person left out is rejected, and what they kept apart is imported', () => {
    const { report, studies } = planImport([first()], undefined, {
      excluded: [{ file: 0, record: 2 }],
      apart: [{ file: 0, record: 4 }],
      together: [],
    });
    expect(studies.map((study) => study.title)).toEqual(['One', 'one']);
    expect(report.files[0]).toMatchObject({ records: 4, imported: 2, duplicates: 0 });
    expect(report.files[0]?.rejected.map(({ record, reason }) => [record, reason])).toEqual([
      [2, 'was left out in the preview'],
      [3, 'has neither a title nor an abstract'],
    ]);
  });

  test('what the files know of studies that the topic has is told by study', () => {
    const existing = [{ ...record({ title: 'One', year: 2020 }), key: 's1', hasAbstract: false }];
    const { known } = planImport([first()], { existing, placeholders: new Map() });
    expect([...known].map(([key, { abstract }]) => [key, abstract])).toEqual([['s1', 'x']]);
  });
});
