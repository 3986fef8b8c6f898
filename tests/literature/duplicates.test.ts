import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDuplicates } from '@/lib/literature/duplicates';
import { record } from './sources';

const one = record({ title: 'One', year: 2020 });

describe('exact duplicates', () => {
  test.each([
    ['doi', { title: 'A', doi: '10.1/x' }, { title: 'B', doi: '10.1/x' }],
    ['pmid', { title: 'A', pmid: '1' }, { title: 'B', pmid: '1' }],
    ['title and year', { title: 'A b', year: 2020 }, { title: 'A b', year: 2020 }],
  ])('the same %s suffices', (by, a, b) => {
    const { unique, duplicates } = findDuplicates([record(a), record(b)]);
    expect(unique).toHaveLength(1);
    expect(duplicates).toMatchObject([{ by, record: { title: b.title } }]);
  });

  test.each([
    [
      'the same number as DOI and as PubMed id',
      { title: 'A', doi: '1' },
      { title: 'B', pmid: '1' },
    ],
    ['the same title in another year', { title: 'A', year: 2020 }, { title: 'A', year: 2021 }],
    ['the same title without a year', { title: 'A' }, { title: 'A' }],
    ['the same title, one of them without a year', { title: 'A', year: 2020 }, { title: 'A' }],
    ['no title in the same year', { year: 2020, abstract: 'x' }, { year: 2020, abstract: 'x' }],
    ['titles of nothing but punctuation', { title: '???', year: 2020 }, { title: '!', year: 2020 }],
  ])('%s does not', (_, a, b) => {
    expect(findDuplicates([record(a), record(b)]).duplicates).toEqual([]);
  });

  test.each([
    ['Nudging GPs: a trial.', 'nudging gps – a  trial'],
    ['Über Łódź & Ørsted', 'Uber Lodz Orsted'],
    ['Straße', 'STRASSE'],
    ['Nudging “GPs”', 'Nudging "GPs"'],
  ])('%j and %j are the same title', (a, b) => {
    const titled = (title: string) => record({ title, year: 2020 });
    expect(findDuplicates([titled(a), titled(b)]).unique).toHaveLength(1);
  });

  test.each([
    ['Nudging GPs', 'Nudging GP s'],
    ['Trial 1', 'Trial 2'],
    ['किल', 'कील'],
  ])('%j and %j are not', (a, b) => {
    const titled = (title: string) => record({ title, year: 2020 });
    expect(findDuplicates([titled(a), titled(b)]).unique).toHaveLength(2);
  });

  test('a duplicate of a duplicate belongs to the group, also when the link comes last', () => {
    const byDoi = record({ title: 'A', doi: '10.1/x' });
    const byPmid = record({ title: 'B', pmid: '7' });
    const both = record({ title: 'C', doi: '10.1/x', pmid: '7' });
    const { unique, duplicates } = findDuplicates([byDoi, byPmid, both]);
    expect(unique).toMatchObject([{ title: 'A', doi: '10.1/x', pmid: '7' }]);
    expect(duplicates.map(({ record, by }) => [record.title, by])).toEqual([
      ['B', 'pmid'],
      ['C', 'doi'],
    ]);
    for (const { of } of duplicates) expect(of).toEqual({ kind: 'record', record: unique[0] });
  });

  test('the first record stays and its gaps are filled from the later ones in order', () => {
    const { unique } = findDuplicates([
      record({
        title: 'One',
        year: 2020,
        authors: ['A'],
        source: { file: 'a', record: 1, line: 1 },
      }),
      record({ title: 'ONE', year: 2020, abstract: 'first', authors: ['B'], url: 'https://b.org' }),
      record({
        title: 'one',
        year: 2020,
        abstract: 'second',
        journal: 'J',
        doi: '10.1/x',
        keywords: ['k'],
      }),
    ]);
    expect(unique).toEqual([
      record({
        title: 'One',
        abstract: 'first',
        year: 2020,
        authors: ['A'],
        url: 'https://b.org',
        journal: 'J',
        doi: '10.1/x',
        keywords: ['k'],
        source: { file: 'a', record: 1, line: 1 },
      }),
    ]);
  });

  test('what the topic has already is not added again', () => {
    const existing = [{ key: 'study-7', title: 'ONE.', year: 2020, doi: null, pmid: null }];
    const later = record({ title: 'Other', doi: '10.1/x' });
    const link = record({ title: 'one', year: 2020, doi: '10.1/x' });
    const { unique, duplicates } = findDuplicates(
      [later, link, record({ title: 'New' })],
      existing,
    );
    expect(unique).toMatchObject([{ title: 'New' }]);
    expect(duplicates.map(({ of }) => of)).toEqual([
      { kind: 'existing', key: 'study-7' },
      { kind: 'existing', key: 'study-7' },
    ]);
  });

  test('studies of the topic that are duplicates of each other are not reported', () => {
    const twin = { title: 'One', year: 2020, doi: null, pmid: null };
    const existing = [
      { ...twin, key: 'a' },
      { ...twin, key: 'b' },
    ];
    expect(findDuplicates([one], existing).duplicates).toMatchObject([{ of: { key: 'a' } }]);
  });

  test('each record is kept or a duplicate, and what is kept has no duplicates', () => {
    const few = fc.constantFrom(null, '1', '2', '3');
    const anyRecord = fc
      .record({
        title: fc.constantFrom('A', 'B', 'C'),
        year: fc.constantFrom(null, 1, 2),
        doi: few,
        pmid: few,
      })
      .map(record);
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 12 }), (records) => {
        const { unique, duplicates } = findDuplicates(records);
        expect(unique.length + duplicates.length).toBe(records.length);
        const groups = unique.map((kept) => [
          kept,
          ...duplicates
            .filter(({ of }) => of.kind === 'record' && of.record === kept)
            .map((each) => each.record),
        ]);
        expect(groups.flat()).toHaveLength(records.length);
        for (const key of ['doi', 'pmid'] as const) {
          const values = groups.flatMap((group) => [...new Set(group.map((each) => each[key]))]);
          const present = values.filter((value) => value !== null);
          expect(new Set(present).size).toBe(present.length);
        }
      }),
    );
  });
});
