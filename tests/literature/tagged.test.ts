import { describe, expect, test } from 'vitest';
import { readLinesAs, rejectionsOf, titlesOf } from './sources';

describe('MEDLINE', () => {
  const one = [
    'PMID- 123',
    'VI  - 7',
    'IP  - 2',
    'PG  - 12-9',
    'DP  - 2018 Mar-Apr',
    'TI  - Nudging clinicians: a trial of',
    '      reminders.',
    'LID - 10.1000/ABC [doi]',
    'AID - S0266 [pii]',
    'AB  - AIM: To nudge. RESULTS: It',
    '      worked.',
    'FAU - Yang, Zoe',
    'AU  - Yang Z',
    'CN  - The Nudge Group',
    'JT  - Journal of nudging',
    'MH  - Humans',
    'OT  - nudge',
  ];

  test.each(['set.nbib', 'set.ris', 'set.txt'])('is told by its content when named %s', (name) => {
    const report = readLinesAs(name, '', ...one, '', 'PMID- 124', 'TI  - Two');
    expect(report.format).toBe('nbib');
    expect(report.records).toMatchObject([
      {
        title: 'Nudging clinicians: a trial of reminders.',
        abstract: 'AIM: To nudge. RESULTS: It worked.',
        year: 2018,
        doi: '10.1000/abc',
        pmid: '123',
        authors: ['Yang, Zoe', 'The Nudge Group'],
        journal: 'Journal of nudging',
        volume: '7',
        issue: '2',
        pages: '12-9',
        keywords: ['nudge', 'Humans'],
        source: { record: 1, line: 2 },
      },
      { title: 'Two', source: { record: 2, line: 20 } },
    ]);
    expect(report.warnings).toEqual([]);
  });

  test('empty lines within a record do not end it, and running numbers belong to none', () => {
    const report = readLinesAs(
      'set.nbib',
      '1.',
      'PMID- 1',
      '',
      'TI  - One',
      '',
      'AB  - x',
      '2.',
      'PMID- 2',
      'TI  - Two',
    );
    expect(report.records).toMatchObject([{ title: 'One', abstract: 'x' }, { title: 'Two' }]);
  });

  test('a record with neither title nor abstract is rejected by its line', () => {
    const report = readLinesAs('set.nbib', 'PMID- 1', 'TI  - One', '', 'PMID- 2', 'DP  - 2001');
    expect(rejectionsOf(report)).toEqual(['record 2, line 4: has neither a title nor an abstract']);
  });

  test('a book has its own title', () => {
    expect(titlesOf(readLinesAs('set.nbib', 'PMID- 1', 'BTI - A book'))).toEqual(['A book']);
  });
});

describe('Web of Science', () => {
  test('plain text: three spaces go on with a field', () => {
    const report = readLinesAs(
      'savedrecs.txt',
      'FN Clarivate Analytics Web of Science',
      'VR 1.0',
      'PT J',
      'AU Yang, Z',
      '   Wu, B',
      'AF Yang, Zoe',
      '   Wu, Bo',
      'TI Nudging clinicians: a trial of',
      '   reminders',
      'SO JOURNAL OF NUDGING',
      'DE nudge; trial',
      'AB It worked.',
      'PY 2018',
      'VL 7',
      'BP 12',
      'EP 19',
      'DI 10.1000/ABC',
      'PM 123',
      'ER',
      '',
      'PT J',
      'TI Two',
      'ER',
      'EF',
    );
    expect(report).toMatchObject({ format: 'wos', warnings: [] });
    expect(report.records).toMatchObject([
      {
        title: 'Nudging clinicians: a trial of reminders',
        authors: ['Yang, Zoe', 'Wu, Bo'],
        keywords: ['nudge', 'trial'],
        year: 2018,
        pages: '12-19',
        doi: '10.1000/abc',
        pmid: '123',
        source: { line: 3 },
      },
      { title: 'Two', source: { line: 21 } },
    ]);
  });

  test('tab-delimited is a table whose names are the same tags', () => {
    const report = readLinesAs(
      'savedrecs.txt',
      'PT\tAU\tTI\tAB\tPY\tDI\tPM',
      'J\tYang, Z; Wu, B\tOne\tx\t2018\t10.1000/A\t9',
    );
    expect(report.format).toBe('tsv');
    expect(report.records).toMatchObject([
      {
        title: 'One',
        abstract: 'x',
        year: 2018,
        doi: '10.1000/a',
        pmid: '9',
        authors: ['Yang, Z', 'Wu, B'],
      },
    ]);
  });
});

test("EndNote's tagged format is read", () => {
  const report = readLinesAs(
    'set.enw',
    '%0 Journal Article',
    '%A Yang, Z.',
    '%A Wu, B.',
    '%T One',
    '%D 2018',
    '%X It worked.',
    '%R 10.1000/A',
    '',
    '%0 Book',
    '%T Two',
  );
  expect(report.format).toBe('enw');
  expect(report.records).toMatchObject([
    {
      title: 'One',
      abstract: 'It worked.',
      year: 2018,
      doi: '10.1000/a',
      authors: ['Yang, Z.', 'Wu, B.'],
    },
    { title: 'Two' },
  ]);
});

describe('dialects of RIS', () => {
  const read = (...lines: readonly string[]) => readLinesAs('set.ris', ...lines);

  test.each(['1. ', '<1>', '<1. >', '12'])('a record numbered %j', (number) => {
    const report = read(
      number,
      'TY  - JOUR',
      'TI  - One',
      'ER  - ',
      '',
      number,
      'TY  - JOUR',
      'TI  - Two',
      'AB  - x',
      'ER  - ',
    );
    expect(report.records).toMatchObject([
      { title: 'One', abstract: '' },
      { title: 'Two', abstract: 'x' },
    ]);
    expect(report.rejected).toEqual([]);
  });

  test('text after ER and a search strategy above the first record belong to none', () => {
    const report = read(
      'Database: Ovid MEDLINE(R) <1946 to 2020>',
      'Search Strategy:',
      '1     exp Nudging/ (123)',
      'TY  - JOUR',
      'TI  - One',
      'ER  - end of record 1',
      'Copyright of the publisher',
      '',
      'TY  - JOUR',
      'TI  - Two',
      'ER  - ',
    );
    expect(report.records).toMatchObject([{ title: 'One', abstract: '' }, { title: 'Two' }]);
    expect(report.warnings).toMatchObject([{ line: 1 }]);
  });

  test('empty lines within a record and lines without a tag go on with the abstract', () => {
    const report = read(
      'TY  - JOUR',
      '',
      'TI  - One',
      '',
      'AB  - Aim.',
      '',
      'Result.',
      '',
      'PY  - 2001',
      'ER  - ',
    );
    expect(report.records).toMatchObject([{ title: 'One', abstract: 'Aim.\nResult.', year: 2001 }]);
  });

  test('five thousand authors are five thousand', () => {
    const authors = Array.from({ length: 5_000 }, (_, number) => `AU  - Author, Number ${number}`);
    const [record] = read('TY  - JOUR', 'TI  - One', ...authors, 'ER  - ').records;
    expect(record?.authors).toHaveLength(5_000);
  });

  test('pages are one range, whatever they are written with', () => {
    expect(
      read('TY  - JOUR', 'TI  - One', 'SP  - 685', 'EP  - 694', 'ER  - ').records[0]?.pages,
    ).toBe('685-694');
    expect(read('TY  - JOUR', 'TI  - One', 'SP  - 685–694', 'ER  - ').records[0]?.pages).toBe(
      '685-694',
    );
  });
});
