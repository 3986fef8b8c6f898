import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { readFile } from '@/lib/literature/read';

import { readLinesAs, rejectionsOf, titlesOf } from './sources';

describe('Embase CSV with fields by row', () => {
  const rows = [
    '"TITLE","Reminders, and their effect"',
    '"AUTHOR NAMES","Yang Z.","Wu B."',
    '"SOURCE","Journal of Wards (2019) 7:2 (10-19). Date of Publication: 1 Mar 2019"',
    '"SOURCE TITLE","Journal of Wards"',
    '"PUBLICATION YEAR","2019"',
    '"VOLUME","7"',
    '"ABSTRACT","Objective: To remind.","Results: It ""worked""."',
    '"AUTHOR KEYWORDS","reminder","ward"',
    '"EMTREE MEDICAL INDEX TERMS","adherence"',
    '"MEDLINE PMID","30000001 (http://www.ncbi.nlm.nih.gov/pubmed/30000001)"',
    '"DOI","10.1000/one"',
    '',
  ];

  test('has a record for each title, its fields from the rows below', () => {
    const report = readLinesAs('set.csv', ...rows, '"TITLE","Alerts"', '"PUI","L1"', '');
    expect(report.format).toBe('embase-rows');
    expect(report.records).toMatchObject([
      {
        title: 'Reminders, and their effect',
        abstract: 'Objective: To remind.\nResults: It "worked".',
        ...{ year: 2019, doi: '10.1000/one', pmid: '30000001', volume: '7' },
        ...{ authors: ['Yang Z.', 'Wu B.'], journal: 'Journal of Wards' },
        keywords: ['reminder', 'ward', 'adherence'],
        source: { record: 1, line: 1 },
      },
      { title: 'Alerts', source: { record: 2, line: 13 } },
    ]);
  });

  test('names a row with a quote that is not closed, and goes on', () => {
    const report = readLinesAs('set.csv', ...rows, '"TITLE","Alerts"', '"DOI","10.1000/two', '');
    expect(titlesOf(report)).toEqual(['Reminders, and their effect', 'Alerts']);
    expect(report.warnings).toMatchObject([{ line: 14 }]);
  });

  test('is not what a table with a title column is', () => {
    expect(readLinesAs('set.csv', 'TITLE,SOURCE', 'One,A', 'Two,B').format).toBe('csv');
  });
});

describe('EBSCO XML', () => {
  const rec = (title: string, rest = '') =>
    `<rec resultID="1"><header shortDbName="rzh" uiTerm="1"><controlInfo><bkinfo/><jinfo><jtl>Nursing</jtl></jinfo>` +
    `<pubinfo><dt year="2019" month="03">Mar2019</dt><vid>7</vid><iid>2</iid></pubinfo><artinfo>` +
    `<ui type="doi">10.1000/One</ui><ui type="pmid">NLM30000001</ui><ppf>10</ppf><ppct>3</ppct>` +
    `<tig><atl>${title}</atl></tig><aug><au>Yang, Z</au><au>Wu, B</au></aug><sug><subj type="major">Reminders</subj></sug>` +
    `<ab>To <i>remind</i>.</ab>${rest}</artinfo></controlInfo></header></rec>`;

  test('has its fields below a header', () => {
    const report = readLinesAs(
      'cinahl.xml',
      '<?xml version="1.0"?><records>',
      rec('One &amp; only'),
      '</records>',
    );
    expect(report.format).toBe('ebsco-xml');
    expect(report.records).toMatchObject([
      {
        ...{ title: 'One & only', abstract: 'To remind.', year: 2019 },
        ...{ doi: '10.1000/one', pmid: '30000001' },
        ...{ authors: ['Yang, Z', 'Wu, B'], journal: 'Nursing', volume: '7', issue: '2' },
        ...{ pages: '10-12', keywords: ['Reminders'] },
      },
    ]);
  });

  test('a record that is broken costs itself only', () => {
    const report = readLinesAs(
      'cinahl.xml',
      '<records>',
      rec('One'),
      rec('Two', '<b>'),
      rec('Three'),
      '</records>',
    );
    expect(titlesOf(report)).toEqual(['One', 'Three']);
    expect(rejectionsOf(report)[0]).toMatch(/^record 2, line 3: is not well-formed XML/);
  });
});

describe('Ovid text', () => {
  test.each([
    ['running numbers in angle brackets', '<1>', '<2>'],
    ['running numbers with a full stop', '1.', '2. '],
  ])('of %s has the names of fields above their values', (_how, first, second) => {
    const report = readLinesAs(
      'ovid.txt',
      first,
      'Unique Identifier',
      '  30000001',
      'Title',
      '  Reminders and their effect on the adherence',
      '  to guidelines.',
      'Source',
      '  Journal of Wards. 7(2):10-19, 2019 Mar 1.',
      'Authors',
      '  Yang Z. Wu BC.',
      'Digital Object Identifier',
      '  https://dx.doi.org/10.1000/One',
      'Abstract',
      '  BACKGROUND: Wards forget.',
      '  1. is no running number here.',
      '',
      second,
      'Title',
      '  Alerts.',
    );
    expect(report.format).toBe('ovid');
    expect(report.records).toMatchObject([
      {
        title: 'Reminders and their effect on the adherence to guidelines',
        abstract: 'BACKGROUND: Wards forget.\n1. is no running number here.',
        ...{ year: 2019, doi: '10.1000/one', pmid: '30000001', authors: ['Yang Z', 'Wu BC'] },
        ...{ journal: 'Journal of Wards', volume: '7', issue: '2', pages: '10-19' },
      },
      { title: 'Alerts', source: { record: 2, line: 17 } },
    ]);
  });

  test('is not what numbered RIS is', () => {
    const lines = [
      '1. ',
      'TY  - JOUR',
      'TI  - One',
      'ER  - ',
      '',
      '2. ',
      'TY  - JOUR',
      'TI  - Two',
      'ER  - ',
    ];
    const report = readLinesAs('numbered.ris', ...lines);
    expect(report.format).toBe('ris');
    expect(titlesOf(report)).toEqual(['One', 'Two']);
  });
});

function openDocument(rows: string): Uint8Array {
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': strToU8('<manifest/>'),
    'content.xml': strToU8(
      '<office:document-content><office:body><office:spreadsheet><table:table table:name="Set"><table:table-column/>' +
        `${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  });
}

describe('OpenDocument spreadsheets', () => {
  const cell = (text: string, more = '') =>
    `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
  const ods = (...rows: readonly string[]) =>
    openDocument(
      rows
        .map((row) =>
          row.startsWith('<table:table-row') ? row : `<table:table-row>${row}</table:table-row>`,
        )
        .join(''),
    );

  test('are read like any other table', () => {
    const bytes = ods(
      cell('Search of 1 May'),
      '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>',
      cell('Title') + cell('Year') + cell('Empty') + cell('Abstract'),
      cell('One<text:s text:c="2"/>&amp; <text:span>two</text:span>') +
        '<table:table-cell office:value-type="float" office:value="2019"><text:p>2.019,00</text:p></table:table-cell>' +
        '<table:table-cell/>' +
        '<table:table-cell office:value-type="string"><office:annotation><text:p>A remark</text:p></office:annotation><text:p>First.</text:p><text:p>Second.</text:p></table:table-cell>' +
        '<table:table-cell table:number-columns-repeated="16000"/>',
      '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
      cell('Last'),
    );
    const report = readFile('set.ods', bytes);
    expect(report).toMatchObject({ format: 'ods', name: 'set.ods' });
    expect(report.records).toMatchObject([
      { title: 'One & two', year: 2019, abstract: 'First.\nSecond.', source: { line: 5 } },
      { title: 'Last', source: { line: 1_048_576 } },
    ]);
  });

  test('without a column that is known are refused by name', () => {
    expect(() =>
      readFile('set.ods', ods(cell('Colour') + cell('Size'), cell('red') + cell('2'))),
    ).toThrow(/"set.ods" is a workbook, but no sheet has a column for titles or abstracts/);
  });
});

describe('small spreadsheets that say they are huge', () => {
  const times = (count: number, element: string) => `table:number-${element}-repeated="${count}"`;

  test('rows that repeat are counted', () => {
    const row = `<table:table-row ${times(60_000, 'rows')}><table:table-cell><text:p>One</text:p></table:table-cell></table:table-row>`;
    expect(() => readFile('set.ods', openDocument(row + row))).toThrow(
      '"set.ods" has more than 100,000 rows: split it into smaller files.',
    );
  });

  test('so are the cells of all of them', () => {
    const row =
      `<table:table-row ${times(6_000, 'rows')}><table:table-cell ${times(2_000, 'columns')}>` +
      '<text:p>One</text:p></table:table-cell></table:table-row>';
    expect(() => readFile('set.ods', openDocument(row))).toThrow('more than 10,000,000 cells');
  });

  test.each([
    ['rows', '<row/>'.repeat(100_001), 'more than 100,000 rows'],
    ['cells', '<row><c r="BXX1"/></row>'.repeat(5_300), 'more than 10,000,000 cells'],
  ])('%s of Excel too', (_, rows, sentence) => {
    const bytes = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r" Target="worksheets/s.xml"/></Relationships>',
      ),
      'xl/worksheets/s.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    });
    expect(() => readFile('set.xlsx', bytes)).toThrow(sentence);
  });
});

describe('RefWorks tagged', () => {
  test('has its tags before the values, and goes on below them', () => {
    const report = readLinesAs(
      'refworks.txt',
      'RT Journal Article',
      'SR Electronic(1)',
      'ID 12',
      'A1 Yang,Zoe',
      'A1 Wu,Bo',
      'T1 Reminders and their effect',
      'on the adherence to guidelines',
      'JF Journal of Wards',
      'YR 2019',
      'VO 7',
      'IS 2',
      'SP 10',
      'OP 19',
      'K1 Reminders',
      'K1 Wards',
      'AB BACKGROUND: Wards forget.',
      'IT systems are no tag.',
      'AN 30000001',
      'DO 10.1000/One',
      'UL https://example.org/one',
      '',
      'RT Book, Section',
      'T1 Alerts',
    );
    expect(report.format).toBe('refworks');
    expect(report.records).toMatchObject([
      {
        title: 'Reminders and their effect on the adherence to guidelines',
        abstract: 'BACKGROUND: Wards forget.\nIT systems are no tag.',
        ...{ year: 2019, doi: '10.1000/one', pmid: '30000001', authors: ['Yang,Zoe', 'Wu,Bo'] },
        ...{ journal: 'Journal of Wards', volume: '7', issue: '2', pages: '10-19' },
        ...{ url: 'https://example.org/one', keywords: ['Reminders', 'Wards'] },
      },
      { title: 'Alerts', source: { record: 2, line: 22 } },
    ]);
  });
});

describe('the Cochrane Library’s text', () => {
  test('counts its records, and names its fields before a colon', () => {
    const report = readLinesAs(
      'citation-export.txt',
      'Record #1 of 2',
      'ID: CN-01234567',
      'AU: Yang Z',
      'AU: Wu B',
      'TI: Reminders and their effect',
      'SO: Journal of Wards',
      'YR: 2019',
      'VL: 7',
      'NO: 2',
      'PG: 10‐19',
      'PM: PUBMED 30000001',
      'XR: EMBASE 2001234567',
      'KY: Reminders; Wards',
      'DOI: 10.1000/One',
      'AB: BACKGROUND: Wards forget.',
      'US: https://www.cochranelibrary.com/central/doi/10.1002/central/CN-01234567/full',
      '',
      '',
      'Record #2 of 2',
      'ID: CN-01234568',
      'TI: Alerts',
    );
    expect(report.format).toBe('cochrane');
    expect(report.records).toMatchObject([
      {
        title: 'Reminders and their effect',
        abstract: 'BACKGROUND: Wards forget.',
        ...{ year: 2019, doi: '10.1000/one', pmid: '30000001', authors: ['Yang Z', 'Wu B'] },
        ...{ journal: 'Journal of Wards', volume: '7', issue: '2', pages: '10-19' },
        keywords: ['Reminders', 'Wards'],
      },
      { title: 'Alerts', source: { record: 2, line: 19 } },
    ]);
  });
});

describe('tables of databases', () => {
  test('of OpenAlex flatten its names, those of EBSCO write dates without signs', () => {
    const openAlex = readLinesAs(
      'works.csv',
      'id,doi,display_name,publication_year,authorships.author.display_name,primary_location.source.display_name,biblio.volume,biblio.issue,biblio.first_page,biblio.last_page,ids.pmid',
      'https://openalex.org/W1,https://doi.org/10.1000/one,Reminders,2019,Zoe Yang|Bo Wu,Journal of Wards,7,2,10,19,https://pubmed.ncbi.nlm.nih.gov/30000001',
    );
    expect(openAlex.records).toMatchObject([
      {
        ...{ title: 'Reminders', year: 2019, doi: '10.1000/one', pmid: '30000001' },
        ...{ authors: ['Zoe Yang', 'Bo Wu'], journal: 'Journal of Wards' },
        ...{ volume: '7', issue: '2', pages: '10-19' },
      },
    ]);
    const ebsco = readLinesAs(
      'cinahl.csv',
      'Article Title,Author,Journal Title,Publication Date,Abstract',
      'Reminders,"Yang, Z; Wu, B",Journal of Wards,20190301,Wards forget.',
    );
    expect(ebsco.records).toMatchObject([{ title: 'Reminders', year: 2019 }]);
  });
});

describe('ERIC NBIB', () => {
  const record = (title: string, address: string) => [
    'OWN - ERIC',
    `TI  - ${title}`,
    'AU  - Smith, Tom',
    'OT  - Tests',
    'JT  - School Journal',
    `AID - ${address}`,
    'OID - EJ1131633',
    'VI  - 10',
    'PG  - 1-9',
    'DP  - 2000',
    'LID - http://eric.ed.gov/?id=EJ1131633',
    'AB  - It was tested.',
    'ISSN - EISSN-1234-4567',
    'LA  - English',
    '',
  ];

  test('has records without a PubMed id, each from its owner on', () => {
    const report = readLinesAs(
      'eric.nbib',
      '',
      ...record('One', 'http://dx.doi.org/10.1000/ONE'),
      ...record('Two', 'http://example.org/two.pdf'),
    );
    expect(report.format).toBe('nbib');
    expect(report.records).toMatchObject([
      {
        ...{ title: 'One', abstract: 'It was tested.', year: 2000, doi: '10.1000/one', pmid: null },
        ...{ authors: ['Smith, Tom'], journal: 'School Journal', volume: '10', pages: '1-9' },
        ...{ keywords: ['Tests'], url: 'http://eric.ed.gov/?id=EJ1131633' },
        source: { record: 1, line: 2 },
      },
      { title: 'Two', doi: null, source: { record: 2, line: 17 } },
    ]);
  });
});

describe('what Ovid writes for reference managers', () => {
  const record = (number: number, ...fields: readonly string[]) => [
    `<${number}. >`,
    'VN  - Ovid Technologies',
    ...fields,
    '',
  ];

  test('has short names of fields before their values', () => {
    const report = readLinesAs(
      'export.cgi',
      ...record(
        7,
        'DB  - Embase',
        'UI  - 62138182',
        'TI  - Reminders in',
        '      wards.  [Article]',
        'SO  - Ward Proceedings. Conference: 2nd Ward Conference. Oslo. 12 (Supplement 3) (no pagination), 2018.',
        'AU  - Behan L.',
        'AU  - Walsdorf, Neill B. [Inventor, Reprint Author]',
        'AU  - Ahmed, Mughees.',
        'IN  - (Behan) University',
        '      (Walsdorf) Company',
        'MH  - adult',
        'AB  - To remind.',
        'DI  - 10.1000/ONE',
        'XL  - http://ovidsp.example.org/fulltext?AN=1',
      ),
      ...record(
        8,
        'DB  - Ovid MEDLINE(R)',
        'UI  - 12345678',
        'TI  - Alerts.',
        'SO  - Acta Wardica November/December 2010;6(2):611-613',
        'FA  - Yang, Zoe',
        'AU  - Yang Z.',
      ),
    );
    expect(report.format).toBe('ovid');
    expect(report.records).toMatchObject([
      {
        ...{ title: 'Reminders in wards', abstract: 'To remind.', year: 2018, doi: '10.1000/one' },
        ...{ pmid: null, journal: 'Ward Proceedings', volume: null, keywords: ['adult'] },
        authors: ['Behan L.', 'Walsdorf, Neill B.', 'Ahmed, Mughees'],
        url: 'http://ovidsp.example.org/fulltext?AN=1',
      },
      {
        ...{ title: 'Alerts', year: 2010, pmid: '12345678', authors: ['Yang, Zoe'] },
        ...{ journal: 'Acta Wardica', volume: '6', issue: '2', pages: '611-613' },
      },
    ]);
  });

  test('is not what numbered RIS records are', () => {
    expect(readLinesAs('a.ris', '1. ', 'TY  - JOUR', 'TI  - One', 'ER  - ').format).toBe('ris');
  });
});
