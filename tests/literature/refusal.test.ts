import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { readFile } from '@/lib/literature/read';
import { bytes, refusalOf } from './sources';

describe('a file that is no paper set is refused in a sentence', () => {
  test.each([
    ['papers.xml', '<?xml version="1.0"?><library><book>', 'XML of another kind'],
    ['papers.json', '[{"colour": "red"}]', 'JSON without titles'],
    ['papers.rtf', '{\\rtf1 Dear all}', 'RTF'],
    ['papers.csv', '<!DOCTYPE html><html><body>Sign in</body></html>', 'a web page'],
    ['notes.txt', 'Dear all, please find attached', 'but none of its columns'],
    ['notes.txt', 'Dear all', 'plain text'],
    ['papers.ris', 'Dear all', 'no line begins with "TY  - "'],
    ['papers.pdf', '%PDF-1.7', 'a PDF'],
    ['papers.xlsx', 'PK\x03\x04\x14\x00', 'cannot be unpacked'],
    ['papers.ris', '', 'is empty'],
    ['papers.ris', ' \r\n\t', 'is empty'],
    ['papers.ris', '\uFEFF', 'is empty'],
  ])('%s with %j', (name, content, sentence) => {
    const refusal = refusalOf(name, content);
    expect(refusal).toContain(sentence);
    expect(refusal).toContain(`"${name}"`);
    expect(() => readFile(name, bytes(content))).toThrow(AppError);
  });

  test('it says what is accepted', () => {
    expect(refusalOf('papers.rtf', '{\\rtf1}')).toMatch(
      /Accepted: RIS, NBIB .*BibTeX.* zip archives of these\.$/,
    );
  });

  test('a table without column names is told which columns it has and which it needs', () => {
    const refusal = refusalOf('papers.csv', 'One,"First, abstract",2020\nTwo,x,2021');
    expect(refusal).toContain('"One", "First, abstract", "2020"');
    expect(refusal).toContain('"title" or "abstract"');
  });

  test('a very wide first row is not repeated in full', () => {
    const refusal = refusalOf(
      'papers.csv',
      Array.from({ length: 500 }, (_, i) => `c${i}`).join(';'),
    );
    expect(refusal).toContain('and 488 more');
  });

  test('bytes that are not text are refused', () => {
    expect(refusalOf('papers.ris', new Uint8Array(5_000))).toContain('is not a text file');
    const noise = Uint8Array.from(
      { length: 5_000 },
      (_, index) => (index * 7919 + (index >> 3)) % 256,
    );
    expect(refusalOf('papers.csv', noise)).toContain('"papers.csv"');
  });
});

describe('the content decides, not the name', () => {
  test('RIS named .csv is RIS, and CSV named .ris is CSV', () => {
    expect(readFile('a.csv', bytes('TY  - JOUR\nTI  - One, two\nER  - ')).format).toBe('ris');
    expect(readFile('a.ris', bytes('title,abstract\nOne,x')).format).toBe('csv');
  });

  test('a table stays a table with RIS inside a cell', () => {
    const report = readFile('a.txt', bytes('title,abstract\nOne,"as in\nTY  - JOUR\nER  - "'));
    expect(report).toMatchObject({ format: 'csv', records: [{ title: 'One' }] });
  });

  test('RIS stays RIS with a keyword that is a column name', () => {
    const report = readFile(
      'a.txt',
      bytes('TY  - JOUR\nKW  - one\nabstract\ntitle\nTI  - One\nER  - '),
    );
    expect(report).toMatchObject({ format: 'ris', records: [{ title: 'One' }] });
  });
});
