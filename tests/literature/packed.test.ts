import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { limits } from '@/lib/literature/limits';
import { readFile, readParts } from '@/lib/literature/read';

import { archive, workbook } from '../support/workbooks';
import { refusalOf, rejectionsOf, titlesOf } from './sources';

describe('Excel workbooks', () => {
  test('title rows, empty cells, numbers, and rows by their number in the sheet', () => {
    const bytes = workbook({
      Export: [
        ['Search of 1 May'],
        [],
        ['Authors', 'Title', 'Year', 'Abstract', 'DOI'],
        ['Yang, Z.; Wu, B.', 'One & <two>', 2018, 'Line one\nLine two', '10.1000/A'],
        [],
        [null, 'Two'],
        ['Nobody'],
      ],
    });
    const report = readFile('set.xlsx', bytes);
    expect(report).toMatchObject({ name: 'set.xlsx', format: 'xlsx' });
    expect(report.records).toMatchObject([
      {
        title: 'One & <two>',
        abstract: 'Line one\nLine two',
        year: 2018,
        authors: ['Yang, Z.', 'Wu, B.'],
        doi: '10.1000/a',
        source: { line: 4 },
      },
      { title: 'Two', abstract: '', source: { line: 6 } },
    ]);
    expect(rejectionsOf(report)).toEqual(['record 3, line 7: has neither a title nor an abstract']);
    expect(report.warnings).toMatchObject([{ line: 1 }]);
  });

  test('dates, inline strings, rich text and booleans', () => {
    const parts = {
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="a" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/styles.xml': strToU8(
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="d\\ mmm\\ yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
      ),
      'xl/sharedStrings.xml': strToU8(
        '<sst><si><r><t>Rich </t></r><r><rPr><b/></rPr><t>title</t></r></si></sst>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        '<worksheet><sheetData><row><c t="inlineStr"><is><t>Title</t></is></c><c t="str"><v>Date</v></c></row><row><c t="s"><v>0</v></c><c s="1"><v>43160</v></c></row></sheetData></worksheet>',
      ),
    };
    expect(readFile('set.xlsx', zipSync(parts)).records).toMatchObject([
      { title: 'Rich title', year: 2018 },
    ]);
  });

  test('every sheet that is a table of studies is a report of its own', () => {
    const bytes = workbook({
      'Read me': [['About']],
      Included: [['Title'], ['One']],
      'Not in & why': [
        ['Title', 'Abstract'],
        ['Two', 'x'],
      ],
    });
    expect(
      readParts('set.xlsx', bytes).map((report) => [report.name, ...titlesOf(report)]),
    ).toEqual([
      ['set.xlsx › Included', 'One'],
      ['set.xlsx › Not in & why', 'Two'],
    ]);
  });

  test('2,544 rows are 2,544 records', () => {
    const rows = Array.from({ length: 2_544 }, (_, at) => [`Study ${at}`, 'x']);
    expect(
      readFile('set.xlsx', workbook({ S: [['Title', 'Abstract'], ...rows] })).records,
    ).toHaveLength(2_544);
  });

  test('a workbook without titles names its first row, and too many columns are refused', () => {
    expect(
      refusalOf(
        'x.xlsx',
        workbook({
          S: [
            ['Colour', 'Size'],
            ['red', 2],
          ],
        }),
      ),
    ).toContain('"Colour", "Size"');
    const wide = ['Title', ...Array.from({ length: 3_000 }, (_, at) => `c${at}`)];
    expect(refusalOf('x.xlsx', workbook({ S: [wide] }))).toContain('more than 2,000 columns');
    expect(refusalOf('x.csv', `${wide.join(',')}\nOne`)).toContain('more than 2,000 columns');
  });
});

describe('zip archives', () => {
  test('each file is a report, and what is no paper set is named', () => {
    const bytes = archive({
      'a/set.ris': 'TY  - JOUR\nTI  - One\nER  - \n',
      'b.csv': 'title\nTwo\n',
      'c.xlsx': workbook({ S: [['Title'], ['Three']] }),
      'paper.pdf': '%PDF-1.7',
      'inner.zip': archive({ 'd.csv': 'title\nFour\n' }),
      '__MACOSX/._b.csv': 'x',
      '.DS_Store': 'x',
    });
    const reports = readParts('papers.zip', bytes);
    expect(reports.map((report) => [report.name, report.format, ...titlesOf(report)])).toEqual([
      ['papers.zip › a/set.ris', 'ris', 'One'],
      ['papers.zip › b.csv', 'csv', 'Two'],
      ['papers.zip › c.xlsx', 'xlsx', 'Three'],
      ['papers.zip › paper.pdf', 'unread'],
      ['papers.zip › inner.zip', 'unread'],
    ]);
    expect(reports[3]?.warnings[0]?.message).toContain('seems to be a PDF');
    expect(reports[4]?.warnings[0]?.message).toContain('an archive within an archive');
  });

  test('an archive without a paper set, a damaged one and too many files are refused', () => {
    expect(refusalOf('x.zip', archive({ 'a.pdf': '%PDF' }))).toContain('packs no paper set');
    const bytes = archive({ 'a.csv': 'title\nOne\n' });
    expect(refusalOf('x.zip', bytes.subarray(0, bytes.length - 30))).toContain(
      'cannot be unpacked',
    );
    const many = Object.fromEntries(
      Array.from({ length: limits.filesPerArchive + 1 }, (_, at) => [`${at}.csv`, 'title\nOne\n']),
    );
    expect(refusalOf('x.zip', archive(many))).toContain('packs more than 500 files');
  });

  test('a bomb is refused before it is unpacked, and one that lies about its size never grows beyond it', () => {
    const bomb = zipSync({ 'a.csv': new Uint8Array(40_000_000) }, { level: 9 });
    expect(refusalOf('bomb.zip', declaring(bomb, limits.unpackedBytes + 1))).toContain(
      'larger than 300 MB once unpacked',
    );
    const liar = zipSync({ 'a.csv': strToU8(`title\nOne\n${'x\n'.repeat(1_000_000)}`) });
    expect(titlesOf(readFile('liar.zip', declaring(liar, 12)))).toEqual(['One', 'x']);
  });
});

/** The archive with another unpacked size in its directory. */
function declaring(zip: Uint8Array, size: number): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  return bytes;
}
