import { describe, expect, it } from 'vitest';

import {
  keyOf,
  studiesLeft,
  toChoices,
  toggled,
  undecided,
  withExcluded,
  withField,
} from '@/components/new-topic/import-choices';
import type { ImportPreview } from '@/lib/api/import-contract';

const table = {
  header: 1,
  guessed: true,
  columns: [
    { name: 'Bezeichnung', field: 'title' as const, examples: [] },
    { name: 'Text', field: null, examples: [] },
  ],
};

const preview = {
  studies: 10,
  report: { files: [{ table: null }, { table }] },
} as unknown as ImportPreview;

describe('decisions in the preview', () => {
  it('are sent as the server takes them', () => {
    const decided = toggled(toggled(undecided, 'excluded', keyOf(0, 3)), 'together', keyOf(1, 12));
    expect(toChoices(decided, null)).toEqual({
      columns: [],
      excluded: [{ file: 0, record: 3 }],
      apart: [],
      together: [{ file: 1, record: 12 }],
    });
  });

  it('can be taken back', () => {
    const once = toggled(undecided, 'apart', keyOf(0, 3));
    expect(toggled(once, 'apart', keyOf(0, 3))).toEqual(undecided);
  });

  it('change how many studies will come of it', () => {
    const decided = toggled(toggled(undecided, 'excluded', keyOf(0, 3)), 'excluded', keyOf(0, 4));
    expect(studiesLeft(preview, decided)).toBe(8);
    expect(studiesLeft(preview, toggled(decided, 'apart', keyOf(0, 5)))).toBe(9);
    expect(studiesLeft(preview, toggled(decided, 'together', keyOf(0, 5)))).toBe(7);
  });

  it('leave out, and take in again, all that a search has found', () => {
    const found = [3, 4, 5].map((record) => ({ file: 0, record }));
    const once = toggled(undecided, 'excluded', keyOf(0, 4));
    const decided = withExcluded(once, found, true);
    expect(studiesLeft(preview, decided)).toBe(7);
    expect(withExcluded(decided, found.slice(1), false).excluded).toEqual(new Set(['0:3']));
  });

  it('confirm guessed columns by sending them', () => {
    expect(toChoices(undecided, preview).columns).toEqual([{ file: 1, fields: { 0: 'title' } }]);
  });

  it('about columns begin with how these were understood, and forget what was decided on records', () => {
    const before = toggled(undecided, 'excluded', keyOf(1, 1));
    const decided = withField(before, 1, table, 1, 'abstract');
    expect(toChoices(decided, preview)).toMatchObject({
      columns: [{ file: 1, fields: { 0: 'title', 1: 'abstract' } }],
      excluded: [],
    });
    expect(toChoices(withField(decided, 1, table, 0, null), null).columns).toEqual([
      { file: 1, fields: { 1: 'abstract' } },
    ]);
  });
});
