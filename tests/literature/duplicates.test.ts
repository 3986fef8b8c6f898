import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDuplicates } from '@/lib/literature/duplicates';
import { scoreDuplicates } from '../support/flagged-duplicates';
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

  test('the first record stays, with the richest of each field and the sources of all', () => {
    const { unique } = findDuplicates([
      record({
        title: 'One',
        year: 2020,
        authors: ['A'],
        source: { file: 'a', record: 1, line: 1 },
      }),
      record({
        title: 'ONE',
        year: 2020,
        abstract: 'first',
        authors: ['A', 'B, Given'],
        url: 'https://b.org',
      }),
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
        abstract: 'second',
        year: 2020,
        authors: ['A', 'B, Given'],
        url: 'https://b.org',
        journal: 'J',
        doi: '10.1/x',
        keywords: ['k'],
        source: { file: 'a', record: 1, line: 1 },
        alsoIn: [
          { file: 'set.ris', record: 1, line: 1 },
          { file: 'set.ris', record: 1, line: 1 },
        ],
      }),
    ]);
  });

  test('what the topic has already is not added again', () => {
    const existing = [
      { ...record({ title: 'ONE.', year: 2020 }), key: 'study-7', hasAbstract: false },
    ];
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
    const twin = record({ title: 'One', year: 2020 });
    const existing = [
      { ...twin, key: 'a', hasAbstract: false },
      { ...twin, key: 'b', hasAbstract: false },
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

describe('near duplicates', () => {
  const paper = {
    title: 'Tafenoquine for the treatment of recurrent Plasmodium vivax malaria',
    year: 2007,
    authors: ['Kitchener, S.', 'Nasveld, P.'],
    volume: '76',
    pages: '494-6',
  };
  const outcome = (a: object, b: object) => {
    const { duplicates, possible } = findDuplicates([record(a), record(b)]);
    return duplicates.length > 0 ? 'merged' : possible.length > 0 ? 'asked' : 'two papers';
  };

  test.each([
    [
      'a part of the title, same place',
      { title: `Short report: ${paper.title}`, pages: '494-496' },
      'merged',
    ],
    ['a slip of the pen', { title: paper.title.replace('recurrent', 'recurent') }, 'merged'],
    [
      'first online, a year before, without pages',
      { year: 2006, volume: null, pages: null },
      'merged',
    ],
    ['given names instead of initials', { authors: ['Scott Kitchener'] }, 'merged'],
    ['no year', { year: null }, 'merged'],
    [
      'markup in the title',
      { title: paper.title.replace('Plasmodium vivax', '<i>Plasmodium vivax</i>') },
      'merged',
    ],
    ['another DOI', { doi: '10.1/other' }, 'asked'],
    ['another volume and page: a conference abstract', { volume: '12', pages: 'S105' }, 'asked'],
    ['other authors', { authors: ['Yang, Z.'] }, 'asked'],
    ['another part', { title: `${paper.title} 2`, pages: '500-6' }, 'two papers'],
    ['other years', { title: `${paper.title}: an update`, year: 2012 }, 'two papers'],
  ])('%s', (_, change, expected) =>
    expect(outcome({ ...paper, doi: '10.1/one' }, { ...paper, ...change })).toBe(expected),
  );

  test('a short title by other authors is that of another paper', () => {
    const editorial = { title: 'Editorial', year: 2020, doi: null };
    expect(
      outcome({ ...editorial, authors: ['Yang, Z.'] }, { ...editorial, authors: ['Wu, B.'] }),
    ).toBe('two papers');
  });

  test('what differs is named', () => {
    const other = record({
      ...paper,
      title: `Short report: ${paper.title}`,
      pages: '494-496',
      year: 2008,
    });
    expect(findDuplicates([record(paper), other]).duplicates).toMatchObject([
      { by: 'similar', differs: ['title', 'year'] },
    ]);
  });

  test('a person may keep a duplicate apart and merge a possible one', () => {
    const [one, same, doubtful] = [
      record(paper),
      record(paper),
      record({ ...paper, authors: ['Yang, Z.'] }),
    ];
    const decided = findDuplicates([one, same, doubtful], [], {
      apart: new Set([same]),
      together: new Set([doubtful]),
    });
    expect(decided.unique).toHaveLength(2);
    expect(decided.duplicates.map((each) => each.record)).toEqual([doubtful]);
    expect(decided.possible).toEqual([]);
  });

  test('agree with an expert who went through 179 records', () => {
    const { precision, recall } = scoreDuplicates();
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });
});
