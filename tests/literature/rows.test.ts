import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Delimiter, readRows } from '@/lib/literature/rows';
import { quoted } from './writers';

const delimiter = fc.constantFrom<Delimiter>(',', ';', '\t', '|');
const cell = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '"', ',', ';', '\t', '|', '\n', '\r\n', 'é'),
});
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
  minLength: 1,
  maxLength: 8,
});

describe('rows of delimited text', () => {
  test('well-formed text gives what csv-parse makes of it', () => {
    fc.assert(
      fc.property(table, delimiter, (rows, separator) => {
        const text = rows
          .map((row) => row.map((each) => quoted(each, separator)).join(separator))
          .join('\n');
        const expected = parse(text, {
          delimiter: separator,
          relax_column_count: true,
          record_delimiter: '\n',
        });
        expect([...readRows(text, separator)].map((row) => row.cells)).toEqual(expected);
      }),
    );
  });

  test('any text at all is read to its end, in rows on ascending lines', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', '"', ',', '\n', '\r', ' '),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (content) => {
        const lines = [...readRows(content, ',')].map((row) => row.line);
        const last = content.split(/\r{0,2}\n|\r/).length;
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        expect(Math.max(0, ...lines)).toBeLessThanOrEqual(last);
        expect(lines.length > 0).toBe(/[^\r\n]/.test(content));
      }),
    );
  });
});
