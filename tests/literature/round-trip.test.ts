import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFile } from '@/lib/literature/read';
import type { LiteratureRecord } from '@/lib/literature/record';
import { oneLine, withoutPlaceholder } from '@/lib/literature/text';
import { bytes, record } from './sources';
import { toCsv, toRis } from './writers';

const phrase = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('a', 'B', ' ', '"', ',', ';', '-', '|', '\t'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
  })
  .map((text) => withoutPlaceholder(oneLine(text)));
/** Begins with a word, so that it continues a field of RIS. */
const paragraph = phrase.map((text) => `we ${text}`.trim());
const abstract = fc.array(paragraph, { maxLength: 3 }).map((paragraphs) => paragraphs.join('\n'));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const distinct = (pattern: RegExp) => fc.uniqueArray(fc.stringMatching(pattern), { maxLength: 4 });

const anyRecord: fc.Arbitrary<LiteratureRecord> = fc
  .record({
    title: phrase,
    abstract,
    year: optional(fc.integer({ min: 1500, max: 2100 })),
    doi: optional(fc.stringMatching(/^10\.[0-9]{4,6}\/[a-z0-9()<>:-]{1,12}$/)),
    pmid: optional(fc.stringMatching(/^[1-9][0-9]{4,7}$/)),
    authors: distinct(/^[A-Z][a-z]{1,8}, [A-Z]\.$/),
    journal: optional(fc.constantFrom('Nature', 'J. Behav. Public Adm.', 'Café, "quoted"')),
    url: optional(fc.stringMatching(/^https:\/\/example\.org\/[a-z0-9]{1,9}$/)),
    keywords: distinct(/^[a-mo-z][a-z ]{0,8}[a-z]$/).map((all) => [...new Set(all.map(oneLine))]),
  })
  .map(record)
  .filter(({ title, abstract }) => title !== '' || abstract !== '');

const records = fc.array(anyRecord, { minLength: 1, maxLength: 6 });

const lineOf = (text: string, line: number) => text.split(/\r\n|\r|\n/)[line - 1];
const withoutSource = (all: readonly LiteratureRecord[]) =>
  all.map((each) => ({ ...each, source: null }));

describe('round trips', () => {
  test('records written as RIS are read back, each from the line of its TY', () => {
    const style = fc.record({
      lineEnd: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
      continues: fc.boolean(),
    });
    fc.assert(
      fc.property(records, style, (written, how) => {
        const text = toRis(written, how);
        const report = readFile('set.ris', bytes(text));
        expect(withoutSource(report.records)).toEqual(withoutSource(written));
        for (const { source } of report.records)
          expect(lineOf(text, source.line)).toBe('TY  - JOUR');
        expect([report.rejected, report.warnings]).toEqual([[], []]);
      }),
    );
  });

  test('records written as CSV are read back, in any delimiter', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(',', ';', '\t', '|'), (written, delimiter) => {
        const report = readFile('set.csv', bytes(toCsv(written, delimiter)));
        expect(withoutSource(report.records)).toEqual(withoutSource(written));
        expect([report.rejected, report.warnings]).toEqual([[], []]);
      }),
    );
  });
});
