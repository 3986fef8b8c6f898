import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { randomNumbers } from '@/lib/agreement/bootstrap';
import { AppError } from '@/lib/errors';
import { planImport } from '@/lib/literature/import-report';
import { type FileReport, readFile, readParts } from '@/lib/literature/read';
import { prepareToRead } from '@/lib/literature/workbook/xls';

import { oldWorkbook } from '../support/old-workbooks';
import { archive, workbook } from '../support/workbooks';

/** ESPALIER_FUZZ_SEED repeats one run; ESPALIER_FUZZ_RUNS makes it longer. */
const firstSeed = Number(process.env.ESPALIER_FUZZ_SEED ?? 1);
const runs = Number(process.env.ESPALIER_FUZZ_RUNS ?? 12);

/** Of each file: its beginning is as telling as the whole, and far sooner read. */
const bytesMutated = 40_000;

const folder = join(import.meta.dirname, '../fixtures/imports');
const fixtures = readdirSync(folder)
  .filter((name) => !/^\.|\.md$/.test(name))
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) as Uint8Array }));
const packed = [
  {
    name: 'book.xlsx',
    bytes: workbook({
      A: [
        ['Title', 'Year'],
        ['One', 2018],
        ['Two', 2019],
      ],
    }),
  },
  {
    name: 'savedrecs.xls',
    bytes: oldWorkbook({
      A: [
        ['Title', 'Year'],
        ['One', 2018],
        ['Two', 2019],
      ],
    }),
  },
  {
    name: 'papers.zip',
    bytes: archive({ 'a.csv': 'title\nOne\n', 'b.bib': '@misc{a, title={Two}}' }),
  },
];

/** Of the formats that no fixture has. */
const written = [
  {
    name: 'ovid.txt',
    text: '<1>\nTitle\n  One\nSource\n  JAMA. 7(2):1-9, 2019.\nAuthors\n  Yang Z. Wu B.\n\n<2>\nTitle\n  Two\n',
  },
  {
    name: 'refworks.txt',
    text: 'RT Journal Article\nSR Electronic(1)\nA1 Yang, Z.\nT1 One\nYR 2019\n\nRT Journal Article\nID 2\nT1 Two\n',
  },
  {
    name: 'cochrane.txt',
    text: 'Record #1 of 2\nID: CN-1\nTI: One\nYR: 2019\n\n\nRecord #2 of 2\nID: CN-2\nTI: Two\n',
  },
  {
    name: 'embase.csv',
    text: '"TITLE","One"\n"AUTHOR NAMES","Yang Z.","Wu B."\n"ABSTRACT","It ""works""."\n\n"TITLE","Two"\n"PUI","L2"\n',
  },
  {
    name: 'cinahl.xml',
    text: '<records><rec resultID="1"><header><controlInfo><artinfo><tig><atl>One</atl></tig><ab>A &amp; b</ab></artinfo></controlInfo></header></rec><rec resultID="2"><header><controlInfo><artinfo><tig><atl>Two</atl></tig></artinfo></controlInfo></header></rec></records>',
  },
].map(({ name, text }) => ({ name, bytes: new Uint8Array(Buffer.from(text)) }));

const pieces = [
  ...[
    '"',
    '<',
    '>',
    '{',
    '}',
    '@',
    '\\',
    '\0',
    '\r',
    '\n',
    ';',
    ',',
    '\t',
    '%0 ',
    'ER  - ',
    'TY  - ',
  ],
  ...[
    'PMID- ',
    '<record>',
    '</record>',
    ']]>',
    '<![CDATA[',
    '<!--',
    '&#x0;',
    '&amp;',
    '\ud83d\ude00',
  ],
  ...['{'.repeat(500), '['.repeat(500), '<b>'.repeat(500), '"'.repeat(501), '\\"'.repeat(500)],
].map((piece) => new TextEncoder().encode(piece));

function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * bytes.length);
  const length = Math.floor(random() ** 3 * 2_000);
  const [before, range, after] = [
    bytes.slice(0, at),
    bytes.slice(at, at + length),
    bytes.slice(at + length),
  ];
  const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  switch (Math.floor(random() * 6)) {
    case 0:
      return joined(before, after);
    case 1:
      return joined(before, range, range, after);
    case 2:
      return before;
    case 3:
      return joined(before, pieces[Math.floor(random() * pieces.length)] ?? range, range, after);
    case 4:
      return joined(before, range.reverse(), after);
    default:
      return joined(
        before,
        range.map(() => Math.floor(random() * 256)),
        after,
      );
  }
}

/** Every record is accounted for: numbered without a gap, and imported, a duplicate or rejected. */
function expectWhole(reports: readonly FileReport[]): void {
  for (const { records, rejected } of reports) {
    const numbers = [
      ...records.map(({ source }) => source.record),
      ...rejected.map(({ record }) => record),
    ];
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
    for (const { title, abstract } of records) expect(title + abstract).not.toBe('');
  }
  for (const file of planImport(reports).report.files)
    expect(file.imported + file.duplicates + file.rejected.length).toBe(file.records);
}

beforeAll(() => prepareToRead(packed.map(({ bytes }) => bytes)));

describe('a file that is damaged anywhere is read or refused in a sentence', () => {
  test.each([...fixtures, ...packed, ...written])('$name', ({ name, bytes }) => {
    for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
      const random = randomNumbers(seed);
      let damaged: Uint8Array = bytes.slice(0, bytesMutated);
      for (let count = 0; count <= seed % 4; count += 1) damaged = mutate(damaged, random);
      try {
        expectWhole(readParts(name, damaged, () => ({ guess: seed % 2 === 0 })));
      } catch (error) {
        if (!(error instanceof AppError))
          throw new Error(`ESPALIER_FUZZ_SEED=${seed}`, { cause: error });
        expect(error.message).toContain(`"${name}`);
      }
    }
  });
});

const mark = Uint8Array.from([0xef, 0xbb, 0xbf]);
const harmless: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
  [
    'empty lines at the end',
    (bytes) => new Uint8Array(Buffer.concat([bytes, Buffer.from('\n\r\n\n')])),
  ],
  [
    'a byte order mark',
    (bytes) => (bytes[0] === 0xef ? bytes.slice() : new Uint8Array(Buffer.concat([mark, bytes]))),
  ],
  [
    'UTF-16',
    (bytes) => new Uint8Array(Buffer.from(`\uFEFF${new TextDecoder().decode(bytes)}`, 'utf16le')),
  ],
];

describe('harmless changes leave the same records', () => {
  const wide = (name: string) => name.startsWith('utf16');
  const all = [...fixtures.filter(({ name }) => !wide(name)), ...written];
  test.each(all)('$name', ({ name, bytes }) => {
    const essence = ({ records }: FileReport) => records.map(({ source: _, ...rest }) => rest);
    const expected = essence(readFile(name, bytes));
    for (const [what, change] of harmless)
      expect(essence(readFile(name, change(bytes))), what).toEqual(expected);
  });
});
