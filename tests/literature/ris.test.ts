import { describe, expect, test } from 'vitest';
import { readLinesAs, rejectionsOf, titlesOf } from './sources';

const read = (...lines: readonly string[]) => readLinesAs('set.ris', ...lines);

describe('records of RIS', () => {
  test('a record says where it stands', () => {
    const { records } = read(
      'TY  - JOUR',
      'TI  - One',
      'ER  - ',
      '',
      'TY  - JOUR',
      'TI  - Two',
      'ER  - ',
    );
    expect(records.map((record) => record.source)).toEqual([
      { file: 'set.ris', record: 1, line: 1 },
      { file: 'set.ris', record: 2, line: 5 },
    ]);
  });

  test('one with neither title nor abstract is rejected, and the others are kept', () => {
    const report = read(
      'TY  - JOUR',
      'TI  - One',
      'ER  - ',
      'TY  - JOUR',
      'AU  - A, B',
      'ER  - ',
      'TY  - JOUR',
      'AB  - Three',
      'ER  - ',
    );
    expect(rejectionsOf(report)).toEqual(['record 2, line 4: has neither a title nor an abstract']);
    expect(report.records.map((record) => record.source.record)).toEqual([1, 3]);
  });

  test('the next TY ends a record without ER, and so does the end of the file', () => {
    const report = read('TY  - JOUR', 'TI  - One', 'TY  - JOUR', 'TI  - Two');
    expect(titlesOf(report)).toEqual(['One', 'Two']);
    expect(report.warnings.map((warning) => [warning.record, warning.line])).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });

  test('a record without TY is kept', () => {
    const report = read('TY  - JOUR', 'TI  - One', 'ER  - ', 'TI  - Two', 'ER  - ');
    expect(titlesOf(report)).toEqual(['One', 'Two']);
    expect(report.warnings).toEqual([{ record: 2, line: 4, message: 'has no TY line' }]);
  });

  test('fields before TY belong to the record that TY begins', () => {
    const report = read('ID  - 7', 'AU  - A, B', 'TY  - JOUR', 'TI  - One', 'ER  - ');
    expect(report.records).toMatchObject([{ title: 'One', authors: ['A, B'] }]);
    expect(report.rejected).toEqual([]);
  });

  test('an ER with nothing before it is no record', () => {
    const report = read('TY  - JOUR', 'TI  - One', 'ER  - ', 'ER  - ');
    expect(titlesOf(report)).toEqual(['One']);
    expect(report.rejected).toEqual([]);
    expect(report.warnings).toMatchObject([{ record: null, line: 4 }]);
  });

  test.each([
    ['LF', '\n', [1, 4]],
    ['CRLF', '\r\n', [1, 4]],
    ['CR', '\r', [1, 4]],
    ['CR CR LF', '\r\r\n', [1, 4]],
  ])('lines may end with %s', (_, end, lines) => {
    const text = ['TY  - JOUR', 'TI  - One', 'ER  - ', 'TY  - JOUR', 'TI  - Two', 'ER  - '].join(
      end,
    );
    const report = read(text);
    expect(titlesOf(report)).toEqual(['One', 'Two']);
    expect(report.records.map((record) => record.source.line)).toEqual(lines);
  });
});

describe('lines of RIS', () => {
  test.each([
    'TI - Title',
    'TI  -Title',
    'TI   - Title',
    '  TI  - Title',
    'TI -  Title ',
    'TI\u00a0 - Title',
  ])('%j is a title', (line) =>
    expect(titlesOf(read('TY  - JOUR', line, 'ER  -'))).toEqual(['Title']),
  );

  test.each([
    'T1 - weighted images were taken',
    'T2-weighted images',
    'CT-based plans',
    'MR images',
    'AB',
  ])('%j in an abstract is text', (line) => {
    const [record] = read('TY  - JOUR', 'TI  - Title', 'AB  - We took', line, 'ER  - ').records;
    expect(record).toMatchObject({ title: 'Title', abstract: `We took\n${line}` });
  });

  test.each(['1.', '12', 'NOTE  - something', '@@  - x'])(
    '%j between two fields belongs to neither',
    (line) => {
      const report = read('TY  - JOUR', 'TI  - Title', line, 'AB  - Abstract', 'ER  - ');
      expect(report.records).toMatchObject([{ title: 'Title', abstract: 'Abstract' }]);
      expect(report.warnings).toMatchObject([
        { line: 3, message: expect.stringContaining('left out: 1') },
      ]);
    },
  );

  test('a title may run over several lines, and a DOI may not', () => {
    const [record] = read(
      'TY  - JOUR',
      'TI  - A title',
      '  of two lines',
      'DO  - 10.1000/x',
      'y',
      'ER  - ',
    ).records;
    expect(record).toMatchObject({ title: 'A title of two lines', doi: '10.1000/x' });
  });

  test('several AB lines are paragraphs of one abstract', () => {
    const [record] = read('TY  - JOUR', 'AB  - Aim.', 'AB  - Result.', 'ER  - ').records;
    expect(record?.abstract).toBe('Aim.\nResult.');
  });

  test.each(['nan', 'NULL', '[No abstract available]'])(
    'an abstract that reads %j is none',
    (value) => {
      const [record] = read('TY  - JOUR', 'TI  - Title', `AB  - ${value}`, 'ER  - ').records;
      expect(record?.abstract).toBe('');
    },
  );
});

describe('fields of RIS', () => {
  const fieldsOf = (...lines: readonly string[]) =>
    read('TY  - JOUR', 'TI  - Title', ...lines, 'ER  - ').records[0];

  test('T1, N2, Y1, A1 and JO stand in for TI, AB, PY, AU and JF', () => {
    const { records } = read(
      'TY  - JOUR',
      'T1  - Title',
      'N2  - Abstract',
      'Y1  - 2012/07/03/',
      'A1  - A, B',
      'JO  - J',
      'ER  - ',
    );
    expect(records).toMatchObject([
      { title: 'Title', abstract: 'Abstract', year: 2012, authors: ['A, B'], journal: 'J' },
    ]);
  });

  test('DA gives the year when PY gives none', () => {
    expect(fieldsOf('PY  - in press', 'DA  - 2024///')?.year).toBe(2024);
  });

  test.each([
    ['AN  - 22752652', '22752652'],
    ['N1  - PMID: 22752652', '22752652'],
    ['UR  - https://pubmed.ncbi.nlm.nih.gov/22752652/', '22752652'],
    ['L2  - http://www.ncbi.nlm.nih.gov/pubmed/22752652', '22752652'],
    ['C2  - 22752652', '22752652'],
    ['AN  - WOS:000123456700001', null],
    ['C2  - PMC3553406', null],
  ])('%j gives the PubMed id %j', (line, pmid) => expect(fieldsOf(line)?.pmid).toBe(pmid));

  test('an accession number of another database is no PubMed id', () => {
    expect(fieldsOf('AN  - 10451234', 'DB  - CINAHL')?.pmid).toBeNull();
    expect(fieldsOf('AN  - 10451234', 'DB  - Ovid MEDLINE(R)')?.pmid).toBe('10451234');
  });

  test('links to two PubMed ids give none', () => {
    const link = 'L2  - https://pubmed.ncbi.nlm.nih.gov/';
    expect(fieldsOf(`${link}111/`, `${link}222/`)?.pmid).toBeNull();
  });

  test('the DOI is found in a link', () => {
    expect(fieldsOf('UR  - https://a.org/1', 'UR  - http://dx.doi.org/10.1002/AR.25520')?.doi).toBe(
      '10.1002/ar.25520',
    );
  });

  test('only http and https addresses are links', () => {
    expect(fieldsOf('UR  - javascript:alert(1)')?.url).toBeNull();
    expect(fieldsOf('UR  - javascript:alert(1)', 'UR  - https://a.org/b c')?.url).toBe(
      'https://a.org/b',
    );
  });
});

describe('what databases leave in RIS', () => {
  test('fields behind the last ER line are no record', () => {
    const report = read(
      ...[
        'TY  - JOUR',
        'T1  - One',
        'SP  - No',
        'EP  - Specified',
        'ER  - ',
        'NL  - J One',
        '',
        '2. ',
      ],
      ...[
        'TY  - JOUR',
        'T1  - Two',
        'ER  - ',
        'NL  - J Two',
        '',
        'Link to the full text: http://x',
      ],
    );
    expect(titlesOf(report)).toEqual(['One', 'Two']);
    expect(report.rejected).toEqual([]);
    expect(report.records[0]?.pages).toBeNull();
    expect(report.warnings).toContainEqual(
      expect.objectContaining({ line: 12, message: 'left out: fields after the last ER line' }),
    );
  });

  test('a title behind the last ER line is a record all the same', () => {
    const report = read('TY  - JOUR', 'TI  - One', 'ER  - ', 'TI  - Two');
    expect(titlesOf(report)).toEqual(['One', 'Two']);
  });

  test('markup and character references become text', () => {
    const [record] = read(
      'TY  - JOUR',
      'TI  - Song of <i>Pseudorca</i> &amp; CO<sub>2</sub>, p < 0.05',
      'AB  - <jats:title>Abstract</jats:title><jats:p>One&#39;s aim.</jats:p><jats:p>It worked.</jats:p>',
      'JO  - Science &amp; Sea',
      'DO  - 10.1002/(SICI)17:6&lt;441::AID-SMJ&gt;3.0.CO;2-G',
      'ER  - ',
    ).records;
    expect(record).toMatchObject({
      title: 'Song of Pseudorca & CO2, p < 0.05',
      abstract: "One's aim.\nIt worked.",
      journal: 'Science & Sea',
      doi: '10.1002/(sici)17:6<441::aid-smj>3.0.co;2-g',
    });
  });
});

describe('RIS of the Cochrane Library', () => {
  test('has headings before its records, which are none of them', () => {
    const record = (number: number, title: string) => [
      ...[
        `Record #${number} of 2`,
        'Provider: Wiley',
        'Content: text/plain; charset="UTF-8"',
        '1.',
      ],
      ...[
        'TY  - JOUR',
        `T1  - ${title}`,
        'UR  - https://pubmed.ncbi.nlm.nih.gov/123456/  ',
        'ER  - ',
        '',
      ],
    ];
    const report = read(...record(1, 'One'), ...record(2, 'Two'));
    expect(report).toMatchObject({ format: 'ris', rejected: [] });
    expect(titlesOf(report)).toEqual(['One', 'Two']);
    expect(report.records[0]?.pmid).toBe('123456');
  });
});

test("Web of Science's own tags are none of the text before them, with one space either", () => {
  const [record] = read(
    ...[
      'TY - JOUR',
      'TI - One',
      'AB - It worked.',
      'PU - A PRESS',
      'PI - CARY',
      'EP - 7',
      'WE - SCI',
    ],
    'ER - ',
  ).records;
  expect(record).toMatchObject({ title: 'One', abstract: 'It worked.', pages: '7' });
});
