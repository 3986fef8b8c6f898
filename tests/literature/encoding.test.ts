import { describe, expect, test } from 'vitest';
import { readFile } from '@/lib/literature/read';
import { bytes } from './sources';

const text = 'TY  - JOUR\nTI  - Naïve “nudges” für €5\nER  - \n';
const title = 'Naïve “nudges” für €5';

function utf16(order: 'le' | 'be'): Uint8Array {
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? little : little.swap16();
}

const windows1252 = Buffer.from(
  text.replace('“', '\x93').replace('”', '\x94').replace('€', '\x80'),
  'latin1',
);

describe('encodings', () => {
  test.each([
    ['UTF-8', 'utf-8', bytes(text)],
    ['UTF-8 with a byte order mark', 'utf-8', bytes(`\uFEFF${text}`)],
    ['UTF-16, little end first', 'utf-16le', utf16('le')],
    ['UTF-16, big end first', 'utf-16be', utf16('be')],
    ['UTF-16 without a mark, little end first', 'utf-16le', utf16('le').subarray(2)],
    ['UTF-16 without a mark, big end first', 'utf-16be', utf16('be').subarray(2)],
  ])('%s is read without a warning', (_, encoding, content) => {
    const report = readFile('set.ris', content);
    expect(report).toMatchObject({ encoding, warnings: [] });
    expect(report.records[0]?.title).toBe(title);
  });

  test('what is not UTF-8 is windows-1252, and is said to be', () => {
    const report = readFile('set.ris', windows1252);
    expect(report.encoding).toBe('windows-1252');
    expect(report.records[0]?.title).toBe(title);
    expect(report.warnings).toMatchObject([
      { line: 2, message: expect.stringMatching(/windows-1252.*in line 2$/) },
    ]);
  });

  test('one damaged letter does not turn UTF-8 into windows-1252', () => {
    const damaged = Buffer.concat([bytes(text), Buffer.from([0xc3])]);
    const report = readFile('set.ris', damaged);
    expect(report.encoding).toBe('utf-8');
    expect(report.records[0]?.title).toBe(title);
    expect(report.warnings[0]).toMatchObject({
      record: null,
      line: 4,
      message: expect.stringContaining(
        'a character could not be decoded and became \uFFFD, from column 1 on',
      ),
    });
  });

  test('nor do a few, where the file has a letter or two of its own', () => {
    const damaged = Buffer.concat([bytes(text), Buffer.alloc(8, 0xff)]);
    const report = readFile('set.ris', damaged);
    expect([report.encoding, report.records[0]?.title]).toEqual(['utf-8', title]);
  });

  test.each([
    ['a few damaged letters', 3, 'utf-8'],
    ['nothing else that is UTF-8', 30, 'windows-1252'],
  ])('a byte order mark is none of the text, with %s', (_, count, encoding) => {
    const plain = bytes('\uFEFFTY  - JOUR\nTI  - Plain\nAB  - ');
    const report = readFile('set.ris', Buffer.concat([plain, Buffer.alloc(count, 0xe9)]));
    expect(report).toMatchObject({ encoding, format: 'ris', records: [{ title: 'Plain' }] });
    expect(report.records[0]?.source.line).toBe(1);
  });

  test('a byte order mark before a quoted column name is no part of the name', () => {
    expect(readFile('set.csv', bytes('\uFEFF"Title","Year"\n"One","2020"')).records).toMatchObject([
      { title: 'One', year: 2020 },
    ]);
  });

  test('letters with separate accents are composed', () => {
    const report = readFile('set.ris', bytes('TY  - JOUR\nTI  - Cafe\u0301\nER  - '));
    expect(report.records[0]?.title).toBe('Café');
  });
});
