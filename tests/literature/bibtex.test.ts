import { describe, expect, test } from 'vitest';
import { latexToText } from '@/lib/literature/bibtex/latex';
import { readLinesAs, rejectionsOf, titlesOf } from './sources';

const read = (...lines: readonly string[]) => readLinesAs('set.bib', ...lines);

describe('LaTeX', () => {
  test.each([
    [String.raw`{\"O}zt{\"u}rk and Erd\H{o}s`, 'Öztürk and Erdős'],
    [String.raw`Fran{\c c}ois \v{S}imek na\"{\i}ve`, 'François Šimek naïve'],
    [String.raw`\'Elan \o re \ss{} {\AA}ngstr\"om`, 'Élan øre ß Ångström'],
    [String.raw`{The} {{BRCA1}} gene \& \textit{E. coli} 5\,\%`, 'The BRCA1 gene & E. coli 5 %'],
    ["pages 12--19 --- ''quoted'' ``so''", 'pages 12–19 — ”quoted” “so”'],
    [
      String.raw`$\alpha$-synuclein, $10^{-3}$ m$^2$, $p<0.05$, CO$_2$`,
      'α-synuclein, 10⁻³ m², p<0.05, CO2',
    ],
    ['Fig.~3 at ~76 Ma', 'Fig. 3 at ~76 Ma'],
    ['costs $5 and then $10 more', 'costs $5 and then $10 more'],
    [String.raw`\unknown{x}`, String.raw`\unknownx`],
  ])('%s', (latex, text) => expect(latexToText(latex)).toBe(text));

  test('a million braces, accents or dollars are read to the end', () => {
    for (const piece of ['{', '}', '\\"', '$', '\\emph{', '$^{'])
      expect(latexToText(piece.repeat(200_000)).length).toBeLessThan(2_000_000);
  });
});

describe('BibTeX', () => {
  test('fields in braces, in quotes and joined from macros', () => {
    const report = read(
      'Scopus',
      'EXPORT DATE: 1 May 2021',
      '@string{jn = "Journal of Nudging"}',
      '@comment{ignored}',
      '@ARTICLE{Yang2018,',
      '  author = {Yang, Z. and {The Nudge and Trial Group}},',
      '  title = "Nudging {C}linicians",',
      '  journal = jn # ", series B",',
      '  month = mar, year = 2018,',
      '  abstract = {It {worked}.},',
      '  doi = {https://doi.org/10.1000/a\\_b},',
      '  pages = {12--19}, pmid = {123},',
      '}',
    );
    expect(report.format).toBe('bibtex');
    expect(report.records).toMatchObject([
      {
        title: 'Nudging Clinicians',
        authors: ['Yang, Z.', 'The Nudge and Trial Group'],
        journal: 'Journal of Nudging, series B',
        year: 2018,
        abstract: 'It worked.',
        doi: '10.1000/a_b',
        pages: '12-19',
        pmid: '123',
        source: { line: 5 },
      },
    ]);
  });

  test('an entry that is broken costs itself only, by its line', () => {
    const report = read(
      '@article{a, title={One}}',
      '@article{b, title={Two',
      '@article{c,',
      '  title={Three}',
      '',
      '@article{d, title={Four}}',
    );
    expect(titlesOf(report)).toEqual(['One', 'Three', 'Four']);
    expect(rejectionsOf(report)).toEqual([
      'record 2, line 2: its field "title" is not closed: a brace or quote is missing',
    ]);
    expect(report.warnings).toMatchObject([
      { record: 3, line: 3, message: expect.stringContaining('last "}"') },
    ]);
  });

  test('keys that are empty or given twice are named, and their entries kept', () => {
    const report = read(
      '@article{a, title={One}}',
      '@article{a, title={Two}}',
      '@article{, title={Three}}',
    );
    expect(titlesOf(report)).toEqual(['One', 'Two', 'Three']);
    expect(report.warnings.map(({ record, message }) => [record, message])).toEqual([
      [2, 'has the key of record 1 as well'],
      [3, 'has no key'],
    ]);
  });

  test('several entries on one line, and fields without a comma between them', () => {
    expect(
      titlesOf(read('@misc{a, title={One} year=2001} @misc{b, year={2002}, title={Two}}')),
    ).toEqual(['One', 'Two']);
  });

  test("BibLaTeX's date, subtitle and journaltitle", () => {
    expect(
      read('@article{a, title={Nudges}, subtitle={A trial}, date={2018-03}, journaltitle={J}}')
        .records,
    ).toMatchObject([{ title: 'Nudges: A trial', year: 2018, journal: 'J' }]);
  });

  test('macros that double themselves stay small', () => {
    const doubling = Array.from({ length: 60 }, (_, at) => `@string{m${at + 1} = m${at} # m${at}}`);
    const report = read('@string{m0 = "lol"}', ...doubling, '@misc{a, title = m60}');
    expect(report.records.length + report.rejected.length).toBe(1);
  });
});

test('the day on which a page was looked at is not its year, and "others" are no author', () => {
  const [record] = read(
    '@online{a, title = {One}, urldate = {2021-05-01}, author = {Yang, Z. and others}}',
  ).records;
  expect(record).toMatchObject({ title: 'One', year: null, authors: ['Yang, Z.'] });
});

describe('a last entry that is cut off within a field', () => {
  test.each([
    '@book{key,\n author = "A',
    '@book{key\n author',
    '@string{ foo = "foo }\n\ntext, text',
  ])('%j is read to its end', (rest) => {
    const report = read('@book{one, title = {One}}', rest, '@book{two, title = {Two}}');
    expect(titlesOf(report)).toContain('Two');
  });
});
