import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

import { fileNameOf } from '@/components/ui/save-file';
import { csvText, tabbedText } from '@/components/ui/table-text';

const table = {
  head: ['category', 'share', 'items'],
  rows: [
    ['Reminders, "soft"', 0.5, 12],
    ['=SUM(A1)', null, 0],
    ['Two\nlines', -0.25, 3],
  ],
};

describe('a table as text', () => {
  it('is CSV that a parser reads back, formulas made harmless', () => {
    expect(parse(csvText(table))).toEqual([
      ['category', 'share', 'items'],
      ['Reminders, "soft"', '0.5', '12'],
      ["'=SUM(A1)", '', '0'],
      ['Two\nlines', '-0.25', '3'],
    ]);
  });

  it('goes onto the clipboard as one line a row, parted by tabs', () => {
    expect(tabbedText(table).split('\n')).toEqual([
      'category\tshare\titems',
      'Reminders, "soft"\t0.5\t12',
      "'=SUM(A1)\t\t0",
      'Two lines\t-0.25\t3',
      '',
    ]);
  });
});

describe('the name of a file', () => {
  it('says what it shows, in characters that every system takes', () => {
    expect(fileNameOf('Agreement: Nudges, by category', 'csv')).toBe(
      'Agreement - Nudges, by category.csv',
    );
    expect(fileNameOf('a/b\\c:d*e?"f<g>h|i\u0000', 'svg')).toBe('a b c d e f g h i.svg');
    expect(fileNameOf('...', 'png')).toBe('Espalier.png');
    expect(fileNameOf('x'.repeat(500), 'png')).toHaveLength(124);
  });
});
