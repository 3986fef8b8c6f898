import { describe, expect, test } from 'vitest';
import { withoutMarkup } from '@/lib/literature/xml/readable';
import { readLinesAs, refusalOf, rejectionsOf, titlesOf } from './sources';

function pubmed(...records: readonly string[]) {
  return readLinesAs(
    'set.xml',
    '<?xml version="1.0"?>',
    '<PubmedArticleSet>',
    ...records,
    '</PubmedArticleSet>',
  );
}

function article(title: string, rest = '', pmid = '1'): string {
  return `<PubmedArticle><MedlineCitation><PMID>${pmid}</PMID><Article><ArticleTitle>${title}</ArticleTitle>${rest}</Article></MedlineCitation></PubmedArticle>`;
}

describe('PubMed XML', () => {
  test('an abstract in parts has their labels', () => {
    const report = pubmed(
      article(
        'One',
        '<Abstract><AbstractText Label="AIM">To nudge.</AbstractText><AbstractText Label="UNLABELLED">It <b>worked</b> (p &lt; 0.05).</AbstractText></Abstract>',
      ),
    );
    expect(report.records[0]?.abstract).toBe('AIM: To nudge.\nIt worked (p < 0.05).');
  });

  test('formulas and markup are readable text', () => {
    const formula =
      'CO<sub>2</sub> at 10<sup>-3</sup> m<sup>2</sup>, <mml:math><mml:mfrac><mml:mi>a</mml:mi><mml:mrow><mml:mi>b</mml:mi><mml:mo>+</mml:mo><mml:mn>1</mml:mn></mml:mrow></mml:mfrac></mml:math> &#x3b1;';
    expect(titlesOf(pubmed(article(formula)))).toEqual(['CO2 at 10⁻³ m², a/(b+1) α']);
  });

  test('a book is a study', () => {
    const report = pubmed(
      '<PubmedBookArticle><BookDocument><PMID>7</PMID><ArticleTitle>Nudges</ArticleTitle><Book><BookTitle>The book</BookTitle><PubDate><Year>2019</Year></PubDate></Book><Abstract><AbstractText>x</AbstractText></Abstract></BookDocument></PubmedBookArticle>',
    );
    expect(report.records).toMatchObject([
      { title: 'Nudges', abstract: 'x', year: 2019, pmid: '7', journal: 'The book' },
    ]);
  });

  test('a record that is broken costs itself only, by its line', () => {
    const report = pubmed(
      article('One'),
      article('Two <i>').replace('</PubmedArticle>', ''),
      article('Three</i>', '', '3'),
      article('Four', '', '4'),
    );
    expect(titlesOf(report)).toEqual(['One', 'Four']);
    expect(rejectionsOf(report)).toEqual([
      'record 2, line 4: is not closed: there is no </PubmedArticle>',
      'record 3, line 5: is not well-formed XML: </i> closes nothing',
    ]);
  });

  test('what nobody asks for is passed over, closed or not', () => {
    const report = pubmed(
      article(
        'One',
        '<AuthorList><Author><LastName>Yang</LastName><AffiliationInfo><b>x</i></AffiliationInfo></Author></AuthorList>',
      ),
      article('Two', '<GrantList/><History><Month>'.repeat(3), '2'),
    );
    expect(report.records).toMatchObject([{ title: 'One', authors: ['Yang'] }]);
    expect(rejectionsOf(report)).toEqual([
      expect.stringMatching(/^record 2, line 4: is not well-formed XML: <month> is not closed/),
    ]);
  });

  test('a document type that names its DTD is passed over, one that declares entities is refused', () => {
    const named =
      '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://dtd.nlm.nih.gov/x.dtd">';
    expect(titlesOf(readLinesAs('a.xml', named, article('One')))).toEqual(['One']);
    const bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(refusalOf('bomb.xml', `${bomb}<PubmedArticleSet>${article('&b;')}`)).toContain(
      '"bomb.xml" declares entities of its own',
    );
  });

  test('a million nested elements are rejected', () => {
    const report = pubmed(article('<b>'.repeat(1_000_000)), article('Two'));
    expect(titlesOf(report)).toEqual(['Two']);
    expect(report.rejected).toMatchObject([{ record: 1, line: 3 }]);
  });
});

describe('EndNote XML', () => {
  test('styled text, accession numbers and links', () => {
    const styled = (text: string) => `<style face="normal" size="100%">${text}</style>`;
    const report = readLinesAs(
      'set.xml',
      `<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>${styled('Yang, Z.')}</author></authors></contributors><titles><title>${styled('Area in m')}<style face="superscript">2</style></title><secondary-title>J</secondary-title></titles><pages>12-19</pages><dates><year>${styled('2018')}</year></dates><accession-num>29657938</accession-num><urls><related-urls><url>https://doi.org/10.1000/A</url></related-urls></urls></record></records></xml>`,
    );
    expect(report.format).toBe('endnote-xml');
    expect(report.records).toMatchObject([
      {
        title: 'Area in m²',
        authors: ['Yang, Z.'],
        journal: 'J',
        year: 2018,
        pages: '12-19',
        pmid: '29657938',
        doi: '10.1000/a',
      },
    ]);
  });
});

describe('markup in texts', () => {
  test.each(['b', 'mrow', 'mfrac', 'msup', 'sup', 'p'])(
    '<%s> within itself a hundred times is read once',
    (name) => {
      const nested = `${`<${name}>`.repeat(100)}x${`</${name}>`.repeat(100)}`;
      expect(withoutMarkup(nested)).toContain('x');
    },
  );

  test.each([
    ['p < 0.05 and b>c', 'p < 0.05 and b>c'],
    ['<jats:p>One &amp; two</jats:p>', '\nOne & two\n'],
    ['a <script> of <i>E. coli</i>', 'a <script> of E. coli'],
    ['p <b and c> d, <!-- and <b>on</b>', 'p <b and c> d, <!-- and on'],
    ['&lt;p dir="ltr"&gt;CO&amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt;', '\nCO2\n'],
    ['the 21<sup>st</sup> century, 10<sup>-3</sup>', 'the 21st century, 10⁻³'],
    ['NO<inf>2</inf> in <U+4E2D><U+534E>', 'NO2 in 中华'],
    ['&eacute;&nbsp;&unknown; &#0;', 'é &unknown; &#0;'],
  ])('%j reads %j', (markup, text) => expect(withoutMarkup(markup)).toBe(text));
});
