import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits, longestField } from '@/lib/literature/limits';
import { readFile } from '@/lib/literature/read';
import { bytes, readLinesAs, refusalOf, rejectionsOf, titlesOf } from './sources';

const million = 1_000_000;

describe('input that means harm', () => {
  test('a file above the size limit is refused before it is read', () => {
    expect(refusalOf('big.ris', new Uint8Array(limits.fileBytes + 1))).toContain(
      'larger than 100 MB',
    );
  });

  test('more records than the limit are refused, kept or rejected', () => {
    const untitled = 'TY  - JOUR\nER  - \n'.repeat(limits.recordsPerFile);
    expect(readFile('all.ris', bytes(untitled)).rejected).toHaveLength(limits.recordsPerFile);
    const one = 'TY  - JOUR\nTI  - One\nER  - \n';
    expect(refusalOf('more.ris', untitled + one)).toContain('more than 50,000 records');
    expect(refusalOf('more.csv', `title\n${'One\n'.repeat(limits.recordsPerFile + 1)}`)).toContain(
      'more than 50,000 records',
    );
  });

  test('a million tags that are never closed are read once', () => {
    for (const open of ['<History>', '<Month ', '<', '</x']) {
      const text = `<PubmedArticleSet><PubmedArticle>${open.repeat(million)}</PubmedArticle>`;
      expect(readFile('a.xml', bytes(text)).rejected).toHaveLength(1);
    }
  });

  test('a field that is too long rejects its record and is never cut', () => {
    const long = 'x'.repeat(longestField.abstract + 1);
    const report = readLinesAs(
      'a.ris',
      'TY  - JOUR',
      `AB  - ${long}`,
      'ER  - ',
      'TY  - JOUR',
      'TI  - Two',
      'ER  - ',
    );
    expect(rejectionsOf(report)).toEqual([
      'record 1, line 1: its abstract is longer than 100000 characters',
    ]);
    expect(titlesOf(report)).toEqual(['Two']);
    const [fits] = readLinesAs('a.ris', 'TY  - JOUR', `AB  - ${long.slice(1)}`, 'ER  - ').records;
    expect(fits?.abstract).toHaveLength(longestField.abstract);
  });

  test('a line of ten million characters is one field that is too long', () => {
    const report = readLinesAs('a.csv', 'title,abstract', 'x'.repeat(10 * million), 'Two,y');
    expect(titlesOf(report)).toEqual(['Two']);
    expect(report.rejected).toMatchObject([{ record: 1, line: 2 }]);
  });

  test('a row of a million cells is rejected', () => {
    const report = readLinesAs('a.csv', 'title,abstract', 'x,'.repeat(million), 'Two,y');
    expect(titlesOf(report)).toEqual(['Two']);
    expect(report.rejected).toMatchObject([{ record: 1, line: 2 }]);
  });

  test('a record of a million lines is rejected, and the next one is kept', () => {
    const lines = 'KW  - a\nb\n'.repeat(million / 2);
    const report = readLinesAs(
      'a.ris',
      'TY  - JOUR',
      'TI  - One',
      `${lines}ER  - `,
      'TY  - JOUR',
      'TI  - Two',
      'ER  - ',
    );
    expect(rejectionsOf(report)).toEqual(['record 1, line 1: has more than 100000 lines']);
    expect(titlesOf(report)).toEqual(['Two']);
  });

  test('a million lines of garbage are refused, or skipped in one warning', () => {
    const garbage = '?! ,;"|\n'.repeat(million);
    expect(refusalOf('a.ris', garbage)).toContain('no line begins with');
    const report = readFile('a.ris', bytes(`${garbage}TY  - JOUR\nTI  - One\nER  - \n`));
    expect(report.records).toMatchObject([{ title: 'One', source: { line: million + 1 } }]);
    expect(report.warnings).toHaveLength(1);
  });

  test('a million quotes are read to the end', () => {
    expect(
      readLinesAs('a.csv', 'title,abstract', '"'.repeat(million), 'Two,y').rejected,
    ).toHaveLength(1);
    const openers = readLinesAs('a.csv', 'title,abstract', '"a,'.repeat(million), 'Two,y');
    expect(titlesOf(openers)).toEqual(['Two']);
  });

  test('warnings are counted when they are too many to keep', () => {
    const report = readFile('a.ris', bytes(`TY  - JOUR\nTI  - One\n${'ER  - \n'.repeat(1_001)}`));
    expect(report.warnings).toHaveLength(limits.warningsPerFile + 1);
    expect(report.warnings.at(-1)?.message).toBe('900 more warnings');
  });

  test('NUL and other control characters are left out, and NUL is reported', () => {
    const report = readLinesAs(
      'a.ris',
      'TY  - JOUR',
      'TI  - Nud\0ging\u0007 by\u0085 \u001b[1mGPs',
      'ER  - ',
    );
    expect(titlesOf(report)).toEqual(['Nudging by [1mGPs']);
    expect(report.warnings).toMatchObject([{ message: expect.stringContaining('NUL') }]);
  });

  test('every record of any RIS is either kept or rejected, in order', () => {
    const line = fc.constantFrom(
      'TY  - JOUR',
      'ER  - ',
      'TI  - A',
      'AB  - b',
      'AU  - C',
      'text',
      '',
      '1.',
      'TI - x',
      'T1-y',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { records, rejected } = readLinesAs('a.ris', 'TY  - JOUR', ...lines);
        const all = [...records.map((record) => record.source), ...rejected].sort(
          (a, b) => a.record - b.record,
        );
        expect(all.map((each) => each.record)).toEqual(all.map((_, index) => index + 1));
        expect(all.map((each) => each.line)).toEqual(
          all.map((each) => each.line).sort((a, b) => a - b),
        );
      }),
    );
  });
});
