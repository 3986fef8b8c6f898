import { describe, expect, test } from 'vitest';
import { readLinesAs, rejectionsOf, titlesOf } from './sources';

const read = (...lines: readonly string[]) => readLinesAs('set.json', ...lines);

describe('JSON', () => {
  test('CSL: dates in parts, names, JATS', () => {
    const report = read(
      JSON.stringify([
        {
          title: 'On <i>E. coli</i>',
          abstract:
            '<jats:title>Abstract</jats:title><jats:p>p &lt; 0.05</jats:p><jats:p>It worked.</jats:p>',
          issued: { 'date-parts': [['2018', '3']] },
          author: [{ family: 'Yang', given: 'Zoe' }, { literal: 'The Group' }],
          'container-title': 'J',
          page: '12-19',
          DOI: '10.1000/A',
          PMID: '123',
        },
      ]),
    );
    expect(report.format).toBe('json');
    expect(report.records).toMatchObject([
      {
        title: 'On E. coli',
        abstract: 'p < 0.05\nIt worked.',
        year: 2018,
        authors: ['Yang, Zoe', 'The Group'],
        journal: 'J',
        pages: '12-19',
        doi: '10.1000/a',
        pmid: '123',
      },
    ]);
  });

  test.each([
    ['Crossref', '{"status":"ok","message":{"items":[{"title":["One"]},{"title":["Two"]}]}}'],
    [
      'OpenAlex',
      '{"meta":{"count":2},"results":[{"display_name":"One"},{"display_name":"Two"}],"group_by":[{"a":1}]}',
    ],
    ['EPPI-Reviewer', '{"CodeSets":[{"Name":"x"}],"References":[{"Title":"One"},{"Title":"Two"}]}'],
    ['Zotero', '[{"key":"A","data":{"title":"One"}},{"key":"B","data":{"title":"Two"}}]'],
    ['JSON lines', '{"title":"One"}\n{"title":"Two"}'],
  ])('%s', (_, text) => expect(titlesOf(read(text))).toEqual(['One', 'Two']));

  test("OpenAlex's inverted abstract is put in order", () => {
    const item = {
      display_name: 'One',
      abstract_inverted_index: { worked: [1], It: [0], well: [2] },
    };
    expect(read(JSON.stringify({ results: [item] })).records[0]?.abstract).toBe('It worked well');
  });

  test('an item that is broken costs itself only, by its line', () => {
    const report = read(
      '[',
      '  {"title": "One"},',
      '  {"title": "Two, "year": 1},',
      '  {"title": "Three"}',
      ']',
    );
    expect(titlesOf(report)).toEqual(['One', 'Three']);
    expect(rejectionsOf(report)).toEqual([
      expect.stringMatching(/^record 2, line 3: is not valid JSON/),
    ]);
  });

  test('a million nested lists are no crash', () => {
    const report = read(`[{"title": "One"},{"title": "Two", "x": ${'['.repeat(1_000_000)}}]`);
    expect(report.records.length + report.rejected.length).toBe(2);
  });
});
