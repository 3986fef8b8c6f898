import { describe, expect, test } from 'vitest';
import { readLinesAs, rejectionsOf, titlesOf } from './sources';

const read = (...lines: readonly string[]) => readLinesAs('set.csv', ...lines);

describe('delimiters', () => {
  test.each([
    ['comma', ',', 'csv'],
    ['semicolon', ';', 'csv'],
    ['tab', '\t', 'tsv'],
    ['bar', '|', 'csv'],
  ])('a %s is found, whatever quoted cells hold', (_, delimiter, format) => {
    const row = (...cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(delimiter);
    const report = read(
      row('Title', 'Abstract', 'Year'),
      row('A, b; c | d\te', 'x, y, z; 1; 2', '2020'),
    );
    expect(report.format).toBe(format);
    expect(report.records).toMatchObject([
      { title: 'A, b; c | d e', abstract: 'x, y, z; 1; 2', year: 2020 },
    ]);
  });

  test("Excel's sep line names it and is no row", () => {
    const report = read('sep=;', 'title;abstract', 'One, two;x');
    expect(titlesOf(report)).toEqual(['One, two']);
    expect(report.warnings).toEqual([]);
  });

  test('a list of titles with commas in them is one column', () => {
    const report = read('title', 'Nudging, a review', 'Two, three, four');
    expect(titlesOf(report)).toEqual(['Nudging, a review', 'Two, three, four']);
  });
});

describe('column names', () => {
  test.each([
    ['Article Title', 'Abstract', 'Publication Year', 'DOI', 'Pubmed Id'],
    ['Title Primary', 'Abstract', 'Pub Year', 'DOI', 'PMID'],
    ['primary_title', 'notes_abstract', 'year', 'doi', 'pubmed_id'],
    ['Document Title', 'ABSTRACT', 'Year', 'Article DOI', 'Medline PMID'],
    ['TI', 'AB', 'PY', 'DI', 'PM'],
    ['Titel', 'Zusammenfassung', 'Jahr', 'DOI', 'PMID'],
    ['Título', 'Resumen', 'Año', 'doi', 'pmid'],

    [' Title ', 'Abstract Note', 'Published Year', 'Digital Object Identifier', 'PubMed ID'],
  ])('%s, %s, %s, %s and %s are known', (...names) => {
    const report = read(
      names.join(','),
      'Title,Abstract,2020,https://doi.org/10.1000/A,PUBMED 00123',
    );
    expect(report.records).toMatchObject([
      { title: 'Title', abstract: 'Abstract', year: 2020, doi: '10.1000/a', pmid: '123' },
    ]);
  });

  test('a summary is an abstract', () => {
    expect(read('Title,Summary', 'One,Two').records).toMatchObject([{ abstract: 'Two' }]);
  });

  test("Zotero's publication title is the journal", () => {
    const [record] = read('Publication Title,Title', 'Nature,One').records;
    expect(record).toMatchObject({ title: 'One', journal: 'Nature' });
  });

  test('the preferred column wins, and the next one fills in', () => {
    const report = read('Journal Abbreviation,Title,Journal', 'Nat.,One,Nature', 'Nat.,Two,');
    expect(report.records.map((record) => record.journal)).toEqual(['Nature', 'Nat.']);
  });

  test.each([
    ['Yang, Z.; Wu, B.', ['Yang, Z.', 'Wu, B.']],
    ['Yang, Z. and Wu, B.', ['Yang, Z.', 'Wu, B.']],
    ['Yang Z, Wu B', ['Yang Z', 'Wu B']],
    ['Yang, Z.', ['Yang, Z.']],
  ])('authors %j are %j', (cell, authors) => {
    expect(read('title,authors', `One,"${cell}"`).records[0]?.authors).toEqual(authors);
  });

  test('a remark above them is named and left out', () => {
    const report = read('About the data: exported today', 'Title,Abstract', 'One,x');
    expect(titlesOf(report)).toEqual(['One']);
    expect(report.warnings).toMatchObject([{ record: null, line: 1 }]);
  });

  test('a search strategy above them is left out, whatever words it holds', () => {
    const report = read(
      'Scopus export;;',
      'TITLE-ABS-KEY ( nudg* AND "clinician" );;',
      'Title;of the search;nudges',
      ';;',
      'Title;Abstract;Year',
      'One;x;2001',
    );
    expect(report.records).toMatchObject([{ title: 'One', abstract: 'x', year: 2001 }]);
    expect(report.warnings).toMatchObject([
      { line: 1, message: 'left out: 3 rows above the column names in line 5' },
    ]);
  });

  test('repeated in the middle, where exports were put together, are no record', () => {
    const report = read('Title,Abstract', 'One,x', 'Title,Abstract', 'Two,y');
    expect(titlesOf(report)).toEqual(['One', 'Two']);
    expect(report.warnings).toMatchObject([{ line: 3 }]);
  });

  test('lines may end with CR alone', () => {
    expect(titlesOf(read('Title,Abstract\rOne,x\rTwo,"y\rz"\r'))).toEqual(['One', 'Two']);
  });

  test('a table without abstracts says so', () => {
    expect(read('title,year', 'One,2020').warnings).toMatchObject([
      { record: null, message: 'there is no abstract column' },
    ]);
  });
});

describe('rows', () => {
  test('cells of several lines do not disturb the line numbers', () => {
    const report = read('title,abstract', '"One","a\r\nb\nc"', '', '"Two","d"', ',', 'Three,');
    expect(
      report.records.map(({ title, abstract, source }) => [title, abstract, source.line]),
    ).toEqual([
      ['One', 'a\nb\nc', 2],
      ['Two', 'd', 6],
      ['Three', '', 8],
    ]);
    expect(report.rejected).toEqual([]);
  });

  test('doubled quotes are one, and quotes within a cell are text', () => {
    const report = read('title\tabstract', '"The ""lajeiros"""\ta 5" disk', '"Smart" nudges\tx');
    expect(report.records.map(({ title, abstract }) => [title, abstract])).toEqual([
      ['The "lajeiros"', 'a 5" disk'],
      ['"Smart" nudges', 'x'],
    ]);
    expect(report.rejected).toEqual([]);
  });

  test('one with neither title nor abstract is rejected by record and line', () => {
    expect(rejectionsOf(read('title,abstract,year', 'One,x,2020', ',,2021'))).toEqual([
      'record 2, line 3: has neither a title nor an abstract',
    ]);
  });

  test('too few cells are kept with a warning', () => {
    const report = read('title,abstract,year', 'One,x', 'Two,y,2020');
    expect(titlesOf(report)).toEqual(['One', 'Two']);
    expect(report.warnings).toEqual([
      {
        record: 1,
        line: 2,
        message: expect.stringContaining('has 2 cells, but there are 3 columns'),
      },
    ]);
  });

  test('too many cells are rejected, unless the others are empty', () => {
    const report = read('title,abstract', 'Nudging, a review,x', 'Two,y,,');
    expect(titlesOf(report)).toEqual(['Two']);
    expect(rejectionsOf(report)).toEqual([
      expect.stringMatching(/^record 1, line 2: has 3 cells, but there are 2 columns/),
    ]);
  });

  test('column names without rows are a paper set without records', () => {
    expect(read('title,abstract').records).toEqual([]);
  });
});

describe('a quote that is never closed', () => {
  test('costs one row when another quote follows', () => {
    const report = read('title,abstract', 'One,"x"', '"Two,y', 'Three,"z"', 'Four,"v"');
    expect(titlesOf(report)).toEqual(['One', 'Three', 'Four']);
    expect(rejectionsOf(report)).toEqual([
      'record 2, line 3: the quote that opens a cell in line 3 is not closed',
    ]);
  });

  test('costs one row when nothing follows', () => {
    const report = read('title,abstract', 'One,x', 'Two,"y', 'Three,z');
    expect(titlesOf(report)).toEqual(['One', 'Three']);
    expect(report.rejected).toMatchObject([{ record: 2, line: 3 }]);
  });

  test('is named by its own line, not by that of its row', () => {
    const report = read(
      'title,abstract,note',
      '"One',
      '1","x",n',
      '"Two',
      '2","y,n',
      'Three,"z",n',
    );
    expect(titlesOf(report)).toEqual(['One 1', 'Three']);
    expect(rejectionsOf(report)).toEqual([
      'record 2, line 4: the quote that opens a cell in line 5 is not closed',
    ]);
  });

  test('takes lines of another width with it until one is as wide as the header', () => {
    const report = read(
      'title,abstract,year',
      '"One,x,2020',
      'left over',
      'Two,"y",2021',
      'Three,z',
    );
    expect(titlesOf(report)).toEqual(['Two', 'Three']);
    expect(report.rejected.map((rejection) => rejection.line)).toEqual([2, 3]);
  });

  test('takes the remains of its row with it', () => {
    const report = read(
      'title,abstract,year',
      'One,"We say "no".',
      'And then more.',
      'At last", 2020',
      'Two,y,2021',
      'Three,z',
    );
    expect(titlesOf(report)).toEqual(['Two', 'Three']);
    expect(report.rejected.map((rejection) => rejection.line)).toEqual([2, 3, 4]);
    expect(report.rejected[1]?.reason).toContain('the quote in line 2');
  });
});

describe('cells that hold several things', () => {
  test('a list as Python writes it has its entries', () => {
    const [record] = read(
      'title\tauthors\tkeywords',
      `One\t['Marx, Karl', "O'Neil, Ann"]\t['ward', 'adult; aged']`,
    ).records;
    expect(record).toMatchObject({
      authors: ['Marx, Karl', "O'Neil, Ann"],
      keywords: ['ward', 'adult; aged'],
    });
  });

  test("Embase's source is a journal, a year and a place in it", () => {
    const { records } = read(
      'Title,Source,Abstract',
      'One,Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014,To look.',
      'Two,Scopus,To see.',
    );
    expect(records).toMatchObject([
      { journal: 'Endoscopic Ultrasound', year: 2014, volume: '3', issue: '3', pages: '152-160' },
      { journal: null, year: null },
    ]);
  });

  test("PubMed's citation has the place in the journal", () => {
    const { records } = read(
      'PMID,Title,Citation,Journal/Book,Publication Year',
      '1,One,J Wards. 2017 Mar 1;24(2):398-402. doi: 10.1000/a.,Journal of wards,2018',
    );
    expect(records).toMatchObject([
      { journal: 'Journal of wards', year: 2018, volume: '24', issue: '2', pages: '398-402' },
    ]);
  });

  test("Scopus' columns in Chinese are known", () => {
    const { records } = read(
      '"作者","文献标题","年份","来源出版物名称","摘要"',
      '"Mbarek S.; Berne M.","One","2019","Wards","To remind."',
    );
    expect(records).toMatchObject([
      { title: 'One', year: 2019, journal: 'Wards', authors: ['Mbarek S.', 'Berne M.'] },
    ]);
  });
});

describe('quotes within cells', () => {
  test('may be written with a backslash, as R does', () => {
    const report = read(
      '"TI";"AB";"PY"',
      String.raw`"One";"The \"actual\"; task\"";2019`,
      String.raw`"Two \"2\"";"";2020`,
    );
    expect(report.rejected).toEqual([]);
    expect(report.records).toMatchObject([
      { title: 'One', abstract: 'The "actual"; task"', year: 2019 },
      { title: 'Two "2"', abstract: '', year: 2020 },
    ]);
  });

  test('end a cell behind a backslash where others are doubled', () => {
    const { records } = read(
      'title,path,year',
      String.raw`"A ""good"" one","C:\papers\",2019`,
      String.raw`"Another","C:\new\",2020`,
    );
    expect(records).toMatchObject([{ title: 'A "good" one', year: 2019 }, { year: 2020 }]);
  });

  test('control characters at the end of a file are no row', () => {
    const report = read('title,year', 'One,2019', '\u001a');
    expect([titlesOf(report), rejectionsOf(report)]).toEqual([['One'], []]);
  });
});
